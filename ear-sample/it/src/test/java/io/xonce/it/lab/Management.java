/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.as.controller.client.ModelControllerClient;
import org.jboss.as.controller.client.helpers.standalone.ServerDeploymentHelper;
import org.jboss.as.controller.client.helpers.standalone.ServerDeploymentHelper.ServerDeploymentException;
import org.jboss.dmr.ModelNode;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** The management interface of the server, where a test does what Arquillian does not. */
public final class Management implements AutoCloseable {

  private static final String[] LOG = {"subsystem", "transactions", "log-store", "log-store"};

  private final ModelControllerClient client;

  Management(int port) {
    try {
      client = ModelControllerClient.Factory.create("127.0.0.1", port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void deploy(Archive<?> ear) throws ServerDeploymentException, IOException {
    try (InputStream content = ear.as(ZipExporter.class).exportAsInputStream()) {
      new ServerDeploymentHelper(client).deploy(ear.getName(), content);
    }
  }

  /** An application that is undeployed when this is closed. */
  public interface Deployed extends AutoCloseable {
    @Override
    void close() throws ServerDeploymentException;
  }

  public Deployed deployed(Archive<?> ear) throws ServerDeploymentException, IOException {
    deploy(ear);
    return () -> undeploy(ear.getName());
  }

  public void undeploy(String name) throws ServerDeploymentException {
    new ServerDeploymentHelper(client).undeploy(name);
  }

  /** Runs an operation on a resource, the address as in {@code subsystem, x, server, default}. */
  public void run(String operation, String... address) throws IOException {
    execute(operation(operation, address));
  }

  /** Runs an operation with parameters. */
  public ModelNode run(String operation, Map<String, String> parameters, String... address)
      throws IOException {
    ModelNode call = operation(operation, address);
    parameters.forEach((name, value) -> call.get(name).set(parameter(value)));
    return execute(call);
  }

  /** A text, or a list as {@code ["a","b"]}. */
  private static ModelNode parameter(String value) {
    return value.startsWith("[") ? ModelNode.fromString(value) : new ModelNode(value);
  }

  /** What an operator does to a dead letter: back into a queue. */
  public void moveDeadLetter(String messageId, String queue) throws IOException {
    ModelNode done =
        run(
            "move-message",
            Map.of("message-id", messageId, "other-queue-name", queue),
            "subsystem",
            "messaging-activemq",
            "server",
            "default",
            "jms-queue",
            "DLQ");
    assertThat(done.asBoolean()).as("a dead letter %s", messageId).isTrue();
  }

  /** Sets an attribute of a resource. */
  public void write(String attribute, String value, String... address) throws IOException {
    run("write-attribute", Map.of("name", attribute, "value", value), address);
  }

  /** Reads a number of a resource. */
  public long read(String attribute, String... address) throws IOException {
    ModelNode call = operation("read-attribute", address);
    call.get("name").set(attribute);
    return execute(call).asLong();
  }

  /** The names of the children of a resource that are of a type. */
  public List<String> children(String type, String... address) throws IOException {
    return run("read-children-names", Map.of("child-type", type), address).asList().stream()
        .map(ModelNode::asString)
        .toList();
  }

  public int preparedAtTheBroker() throws IOException {
    return run(
            "list-prepared-transactions",
            Map.of(),
            "subsystem",
            "messaging-activemq",
            "server",
            "default")
        .asList()
        .size();
  }

  /**
   * The transactions that the log of the server says are to be committed; 1 if it cannot list them,
   * because one has two branches of one name (WFLYCTL0075).
   */
  public int decidedTransactions() throws IOException {
    ModelNode probed = client.execute(operation("probe", LOG));
    if (probed.get("failure-description").asString().contains("WFLYCTL0075")) {
      return 1;
    }
    return children("transactions", LOG).size();
  }

  /** Deletes what the transaction log has of them, as an operator does. */
  public void deleteTransactions() throws IOException {
    for (String name : children("transactions", LOG)) {
      run(
          "delete",
          Stream.concat(Stream.of(LOG), Stream.of("transactions", name)).toArray(String[]::new));
    }
  }

  private static ModelNode operation(String operation, String... address) {
    ModelNode call = new ModelNode();
    call.get("operation").set(operation);
    for (int i = 0; i < address.length; i += 2) {
      call.get("address").add(address[i], address[i + 1]);
    }
    return call;
  }

  private ModelNode execute(ModelNode call) throws IOException {
    ModelNode answer = client.execute(call);
    assertThat(answer.get("outcome").asString()).as(answer.toString()).isEqualTo("success");
    return answer.get("result");
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
