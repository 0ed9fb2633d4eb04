/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.cli;

import jakarta.json.JsonObject;

/** Keeps a consumer from receiving, or ends that. */
final class Pause extends Deed {

  private final String name;

  /** Pause or resume. */
  Pause(String name) {
    this.name = name;
  }

  @Override
  public JsonObject run(Arguments arguments, Server server) {
    String reason = arguments.reason();
    Consumer consumer = Consumer.only(arguments.subject("consumer"), server);
    return server.post("consumers/" + name, consumer.wish(reason).build());
  }
}
