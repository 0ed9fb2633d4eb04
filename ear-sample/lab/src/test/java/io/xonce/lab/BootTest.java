/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BootTest {

  private static final String FAILED =
      """
      StartException in service jms.queue.one: WFLYMSGAMQ0028: Failed to create JMS Queue
      	at org.wildfly.extension.messaging-activemq//JMSQueueService$1.run(JMSQueueService.java:68)
      Caused by: java.lang.IllegalArgumentException: %s
      12:00:00,000 ERROR [org.jboss.as] (Controller Boot Thread) WFLYSRV0026: started (with errors)
      """;

  @Test
  void boot_isOverWithItsLastMessage() {
    assertThat(new Boot("WFLYSRV0049: WildFly 39 starting").isOver()).isFalse();
    assertThat(new Boot("WFLYSRV0025: WildFly 39 started in 4211ms").isOver()).isTrue();
    assertThat(new Boot("WFLYSRV0025: WildFly 39 started in 4211ms").hasErrors()).isFalse();
    assertThat(new Boot(FAILED.formatted("?")).isOver()).isTrue();
    assertThat(new Boot(FAILED.formatted("?")).hasErrors()).isTrue();
  }

  @Test
  void queue_isMissedOnlyIfTheBrokerDidNotFindWhatItHadMade() {
    assertThat(new Boot(FAILED.formatted("Queue does not exist")).hasMissedAQueue()).isTrue();
    assertThat(new Boot(FAILED.formatted("Invalid filter")).hasMissedAQueue()).isFalse();
    assertThat(new Boot("WFLYSRV0025: started").hasMissedAQueue()).isFalse();
  }
}
