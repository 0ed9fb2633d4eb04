/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.testkit;

import jakarta.jms.ConnectionFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/**
 * Runs a test once for each {@link Disturbance}, for {@link Disturbance#KILLED} if it knows
 * {@linkplain #killing the server}. The test has one parameter, a {@link Producer}: it sends, waits
 * until all is processed, and says what must hold.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final Disturbances DISTURBANCES =
 *     Disturbances.of(factory, "jms.queue.payments", () -> DriverManager.getConnection(url));
 *
 * @TestTemplate
 * void eachPaymentIsBookedOnce(Producer payments) {
 *   payments.send(List.of(text("p-1"), text("p-2")));
 *   payments.awaitProcessed();
 *   assertThat(bookings()).containsExactlyInAnyOrder("p-1", "p-2");
 * }
 * }</pre>
 *
 * A disturbance that leaves no trace in the attempt ledger fails the test: what was not disturbed
 * proves nothing.
 */
public final class Disturbances implements TestTemplateInvocationContextProvider {

  /** Opens a connection to the database of the bean, in whose schema the tables of Xonce are. */
  public interface Database {

    /**
     * A new one, which the kit closes.
     *
     * @throws SQLException if there is none
     */
    Connection connect() throws SQLException;
  }

  private final Supplier<ConnectionFactory> broker;
  private final String queue;
  private final Database database;
  private final @Nullable KillableServer server;
  private final long seed;

  private Disturbances(
      Supplier<ConnectionFactory> broker,
      String queue,
      Database database,
      @Nullable KillableServer server,
      long seed) {
    this.broker = broker;
    this.queue = queue;
    this.database = database;
    this.server = server;
    this.seed = seed;
  }

  /**
   * Of one bean.
   *
   * @param broker asked when a test begins, so that a server may be started before
   * @param queue the name by which a client creates the queue that the bean receives from
   * @param database of the bean
   */
  public static Disturbances of(
      Supplier<ConnectionFactory> broker, String queue, Database database) {
    return new Disturbances(broker, queue, database, null, 0);
  }

  /**
   * The same, with {@link Disturbance#KILLED} among the disturbances.
   *
   * @param killable the server of the bean; it runs when a test begins, and its clock agrees with
   *     that of the test to a second
   */
  public Disturbances killing(KillableServer killable) {
    return new Disturbances(broker, queue, database, killable, seed);
  }

  /**
   * The same with another choice of all that is random: the order of messages, and where among them
   * the server is killed, and when.
   *
   * @param chosen the seed; 0 unless told otherwise
   */
  public Disturbances seeded(long chosen) {
    return new Disturbances(broker, queue, database, server, chosen);
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return Stream.of(context.getRequiredTestMethod().getParameterTypes())
        .anyMatch(Producer.class::equals);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return Stream.of(Disturbance.values())
        .filter(disturbance -> disturbance != Disturbance.KILLED || server != null)
        .map(Invocation::new);
  }

  private final class Invocation implements TestTemplateInvocationContext, ParameterResolver {

    private final Disturbance disturbance;

    Invocation(Disturbance disturbance) {
      this.disturbance = disturbance;
    }

    @Override
    public String getDisplayName(int index) {
      return disturbance.text() + (seed == 0 ? "" : ", seed " + seed);
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(this);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType().equals(Producer.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      TestedQueue tested = new TestedQueue(broker.get(), queue);
      Ledger ledger = new Ledger(database);
      Random random = new Random(seed);
      Kill kill =
          server == null || disturbance != Disturbance.KILLED
              ? null
              : new Kill(server, ledger, tested, random);
      return new Producer(disturbance, tested, ledger, random, kill);
    }
  }
}
