/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Npm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * AMQP 1.0 by rhea, on the node of this machine; where there is none, its tests are skipped.
 *
 * @param id of the message; null for none, as by itself
 */
record RheaProducer(int port, @Nullable String id) implements Producer {

  private static final Npm RHEA =
      new Npm(Path.of(Lab.property("it.home"), "rhea"), "/io/xonce/it/protocol", "send.js");

  static boolean isAvailable() throws IOException, InterruptedException {
    return RHEA.isAvailable();
  }

  @Override
  public void send(Outgoing outgoing) throws IOException, InterruptedException {
    Assumptions.assumeTrue(isAvailable(), "No node or npm on this machine: rhea is not tried");
    List<String> command = new ArrayList<>(List.of("node", "send.js", Integer.toString(port)));
    command.add(outgoing.queue());
    if (id != null) {
      command.add("message_id=" + id);
    }
    if (outgoing.replyTo() != null) {
      command.add("reply_to=" + outgoing.replyTo().queue());
      command.add("correlation_id=" + outgoing.replyTo().correlation());
    }
    outgoing.properties().forEach((name, value) -> command.add(":" + name + "=" + value));
    RHEA.run(command, outgoing.body());
  }
}
