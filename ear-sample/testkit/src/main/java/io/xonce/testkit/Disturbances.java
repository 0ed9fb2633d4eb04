/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.testkit;

import jakarta.jms.ConnectionFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/**
 * Runs a test once for each {@link Disturbance}. The test has one parameter, a {@link Producer}: it
 * sends, waits until all is processed, and says what must hold.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final Disturbances DISTURBANCES =
 *     Disturbances.of(factory, "jms.queue.payments", () -> DriverManager.getConnection(url));
 *
 * @TestTemplate
 * void eachPaymentIsBookedOnce(Producer payments) {
 *   payments.send(text("p-1"), text("p-2"));
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

  private Disturbances(Supplier<ConnectionFactory> broker, String queue, Database database) {
    this.broker = broker;
    this.queue = queue;
    this.database = database;
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
    return new Disturbances(broker, queue, database);
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return Stream.of(context.getRequiredTestMethod().getParameterTypes())
        .anyMatch(Producer.class::equals);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return Stream.of(Disturbance.values()).map(Invocation::new);
  }

  private final class Invocation implements TestTemplateInvocationContext, ParameterResolver {

    private final Disturbance disturbance;

    Invocation(Disturbance disturbance) {
      this.disturbance = disturbance;
    }

    @Override
    public String getDisplayName(int index) {
      return disturbance.text();
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
      return new Producer(disturbance, broker.get(), queue, new Ledger(database));
    }
  }
}
