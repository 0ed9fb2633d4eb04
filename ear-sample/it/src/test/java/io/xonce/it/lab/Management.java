/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.it.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.xonce.lab.WildFly;
import io.xonce.xa.HonestXADataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final String[] BROKER = {"subsystem", "messaging-activemq", "server", "default"};

  private static final Pattern BRANCH = Pattern.compile("base64: (\\S+)");

  private final ModelControllerClient client;

  Management(int port) {
    try {
      client = ModelControllerClient.Factory.create("127.0.0.1", port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** That of a server other than the one of all tests. */
  public static Management of(WildFly server) {
    return new Management(server.managementPort());
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
            at(BROKER, "jms-queue", "DLQ"));
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
    return preparedBranches().size();
  }

  private List<ModelNode> preparedBranches() throws IOException {
    return run("list-prepared-transactions", Map.of(), BROKER).asList();
  }

  /** Rolls back the only branch that is prepared at the broker, as an operator does. */
  public void rollBackAtTheBroker() throws IOException {
    List<ModelNode> prepared = preparedBranches();
    assertThat(prepared).hasSize(1);
    Matcher branch = BRANCH.matcher(prepared.get(0).asString());
    assertThat(branch.find()).as(prepared.toString()).isTrue();
    ModelNode done =
        run(
            "rollback-prepared-transaction",
            Map.of("transaction-as-base-64", branch.group(1)),
            BROKER);
    assertThat(done.asBoolean()).as(prepared.toString()).isTrue();
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

  /** What the transaction log has of branches: of each its name and its status. */
  public List<String> branchesInTheLog() throws IOException {
    run("probe", LOG);
    ModelNode call = operation("read-children-resources", LOG);
    call.get("child-type").set("transactions");
    call.get("recursive").set(true);
    call.get("include-runtime").set(true);
    return execute(call).asPropertyListOrEmpty().stream()
        .flatMap(found -> found.getValue().get("participants").asPropertyListOrEmpty().stream())
        .map(branch -> branch.getName() + " " + branch.getValue().get("status").asString())
        .toList();
  }

  /**
   * Adds an XA datasource on PostgreSQL as the set-up script does; it is there at once.
   *
   * @param name it is found under {@code java:jboss/datasources/} and that
   */
  public void addDatasource(String name, Database database) throws IOException {
    ModelNode add = operation("add", "subsystem", "datasources", "xa-data-source", name);
    add.get("jndi-name").set("java:jboss/datasources/" + name);
    add.get("driver-name").set("postgresql");
    add.get("xa-datasource-class").set(HonestXADataSource.class.getName());
    add.get("user-name").set(database.user());
    add.get("password").set(database.password());
    add.get("recovery-username").set(database.user());
    add.get("recovery-password").set(database.password());
    ModelNode url =
        operation(
            "add",
            "subsystem",
            "datasources",
            "xa-data-source",
            name,
            "xa-datasource-properties",
            "URL");
    url.get("value").set(database.url());
    ModelNode both = operation("composite");
    both.get("steps").add(add).add(url);
    execute(both);
  }

  /** Deletes what the transaction log has of them, as an operator does. */
  public void deleteTransactions() throws IOException {
    for (String name : children("transactions", LOG)) {
      run("delete", at(LOG, "transactions", name));
    }
  }

  private static String[] at(String[] parent, String... child) {
    return Stream.concat(Stream.of(parent), Stream.of(child)).toArray(String[]::new);
  }

  private static ModelNode operation(String operation, String... address) {
    ModelNode call = new ModelNode();
    call.get("operation").set(operation);
    call.get("address").setEmptyList();
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
