/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.check;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.server.ServerModel;
import java.util.Set;

/** Whether the broker in this server keeps what it takes, and is patient with what fails. */
record MessagingCheck(ServerModel model) {

  private static final String BROKERS = "subsystem=messaging-activemq,server=*";

  /** Two in a batch, one by itself, and one for an outage; two more where many messages fail. */
  private static final int ENOUGH_ATTEMPTS = 4;

  /** The broker does not look at its disk, or stops only when there is not a byte left. */
  private static final Set<String> TO_THE_LAST_BYTE = Set.of("-1", "100");

  void run() {
    model.resources(BROKERS).forEach(this::lookAtJournal);
    model.resources(BROKERS).forEach(this::lookAtRoom);
    model.resources(BROKERS + ",address-setting=#").forEach(this::lookAtRedelivery);
  }

  private void lookAtJournal(String broker) {
    for (String attribute : new String[] {"persistenceEnabled", "journalSyncTransactional"}) {
      model
          .value(broker, attribute)
          .filter("false"::equals)
          .ifPresent(value -> LOG.journalNotSynced(name(broker), attribute));
    }
  }

  private void lookAtRoom(String broker) {
    if (model.value(broker, "journalDatasource").isPresent()) {
      return; // It has no journal on a disk.
    }
    model
        .value(broker, "globalMaxDiskUsage")
        .filter(TO_THE_LAST_BYTE::contains)
        .ifPresent(percent -> LOG.goesOnUntilDiskIsFull(name(broker), percent));
  }

  private void lookAtRedelivery(String setting) {
    model
        .value(setting, "redeliveryDelay")
        .filter("0"::equals)
        .ifPresent(delay -> LOG.redeliveredAtOnce(name(setting)));
    // 0 and -1: no limit.
    model
        .value(setting, "maxDeliveryAttempts")
        .map(Integer::valueOf)
        .filter(most -> most > 0 && most < ENOUGH_ATTEMPTS)
        .ifPresent(most -> LOG.fewAttempts(name(setting), most));
  }

  /** That of the broker which a resource is, or belongs to. */
  private static String name(String resource) {
    return resource.replaceFirst(".*\\bserver=([^,]*).*", "$1");
  }
}
