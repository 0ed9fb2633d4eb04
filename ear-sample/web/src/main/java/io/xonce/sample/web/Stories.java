/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.sample.web;

import io.xonce.store.MessageKey;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Asks Xonce for the story of a payment, as a program does: by the MBean of its consumer. */
@ApplicationScoped
public class Stories {

  private static final String CONSUMER = "ledger";
  private static final String CONSOLE = "jboss.as:deployment=xonce-console.war";

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

  @Resource(lookup = "java:app/AppName")
  private String application;

  /** Called by the container. */
  public Stories() {}

  /** What is known of a payment's key: record, attempts, branches in doubt. */
  JsonObject of(String payment) {
    byte[] hash = MessageKey.of(CONSUMER, null, List.of(payment)).hash();
    Object[] arguments = {HexFormat.of().formatHex(hash)};
    String[] types = {String.class.getName()};
    try {
      ObjectName consumer =
          new ObjectName(
              "io.xonce:type=Operations,application=%s,name=%s"
                  .formatted(ObjectName.quote(application), ObjectName.quote(CONSUMER)));
      return read(String.valueOf(server.invoke(consumer, "story", arguments, types)));
    } catch (JMException e) {
      throw new Unavailable("The consumer does not answer: " + e.getMessage(), e);
    }
  }

  private static JsonObject read(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      JsonObject answer = reader.readObject();
      if (answer.containsKey("error")) {
        throw new Unavailable(answer.getString("error"));
      }
      return answer;
    }
  }

  /** Where the console tells more of a key, in front of its hash; empty if it is not deployed. */
  String console() {
    try {
      return server.isRegistered(new ObjectName(CONSOLE))
          ? "/xonce-console/#/key/%s/%s/".formatted(application, CONSUMER)
          : "";
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }
}
