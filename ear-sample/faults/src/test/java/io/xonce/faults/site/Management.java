/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.ModelControllerClientConfiguration;
import org.jboss.dmr.ModelNode;

/** What an operator asks of the server. Each question is a new connection. */
public record Management(int port) {

  /**
   * A server at work on a busy machine may be slow to answer; a run of hours is not to end by it.
   */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Runs an operation on a resource, its address as in {@code subsystem, transactions}. */
  static ModelNode operation(String name, String... address) {
    ModelNode call = new ModelNode();
    call.get("operation").set(name);
    for (int i = 0; i < address.length; i += 2) {
      call.get("address").add(address[i], address[i + 1]);
    }
    return call;
  }

  /** The whole answer, which may be a refusal. */
  ModelNode ask(ModelNode call) {
    try (ModelControllerClient client = ModelControllerClient.Factory.create(server())) {
      return client.execute(call);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ModelControllerClientConfiguration server() {
    return new ModelControllerClientConfiguration.Builder()
        .setHostName("127.0.0.1")
        .setPort(port)
        .setConnectionTimeout((int) PATIENCE.toMillis())
        .build();
  }

  /** The result; fails with the reason if the server refuses. */
  ModelNode run(ModelNode call) {
    return result(ask(call));
  }

  /** That of an answer; fails with the reason if it is a refusal. */
  static ModelNode result(ModelNode answer) {
    if (!"success".equals(answer.get("outcome").asString())) {
      throw new IllegalStateException(answer.toString());
    }
    return answer.get("result");
  }

  /** Sets an attribute of a resource. */
  void write(String attribute, long value, String... address) {
    ModelNode call = operation("write-attribute", address);
    call.get("name").set(attribute);
    call.get("value").set(value);
    run(call);
  }

  /** Lets the server take in nothing more, and answers what it says of that. */
  public String suspend() {
    return afterwards("suspend");
  }

  /** Lets it work again, and answers what it says of that. */
  public String resume() {
    return afterwards("resume");
  }

  /** Lets a bean of the forms receive messages, or no more. */
  public void deliver(Form form, boolean on) {
    run(
        operation(
            on ? "start-delivery" : "stop-delivery",
            "deployment",
            Archive.FORMS,
            "subdeployment",
            Archive.HANDLERS,
            "subsystem",
            "ejb3",
            "message-driven-bean",
            form.bean().getSimpleName()));
  }

  private String afterwards(String operation) {
    run(operation(operation));
    ModelNode read = operation("read-attribute");
    read.get("name").set("suspend-state");
    return run(read).asString();
  }
}
