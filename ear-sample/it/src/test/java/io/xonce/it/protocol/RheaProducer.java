/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.protocol;

import io.xonce.it.lab.Lab;
import io.xonce.it.lab.Npm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** AMQP 1.0 by rhea, on the node of this machine; where there is none, its tests are skipped. */
record RheaProducer(int port) implements Producer {

  private static final Npm RHEA =
      new Npm(Path.of(Lab.property("it.home"), "rhea"), "/io/xonce/it/protocol", "send.js");

  @Override
  public void send(Outgoing outgoing) throws IOException, InterruptedException {
    Assumptions.assumeTrue(RHEA.isAvailable(), "No node or npm on this machine: rhea is not tried");
    List<String> command = new ArrayList<>(List.of("node", "send.js", Integer.toString(port)));
    command.addAll(List.of(outgoing.queue(), outgoing.body()));
    if (outgoing.replyTo() != null) {
      command.addAll(List.of(outgoing.replyTo().queue(), outgoing.replyTo().correlation()));
    }
    RHEA.run(command);
  }
}
