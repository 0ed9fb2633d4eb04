/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.IdempotencyKey;
import io.xonce.Idempotent;
import io.xonce.MessageKeyResolver;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.fixture.ServerProduct;
import io.xonce.interceptor.settings.BeanDeclaration;
import io.xonce.interceptor.settings.Declaration;
import io.xonce.interceptor.settings.MethodDeclaration;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the declarations of one application come to, together. */
class DeploymentTest extends LedgerScenario {

  @Idempotent(consumer = "payments", key = "property(id)", store = "java:/Store")
  static class Payments implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  @Idempotent(consumer = "payments", key = "property(id)", store = "java:/Store")
  static class SameName implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  @Idempotent(consumer = "audit", key = "property(id)", store = "java:/Store")
  static class Audit implements MessageListener {
    @Override
    public void onMessage(Message message) {}
  }

  @Idempotent(consumer = "broken")
  static class NoListener {}

  static class Service {
    @Idempotent(consumer = "transfer", store = "java:/Store")
    String book(@IdempotencyKey String id) {
      return id;
    }
  }

  static class Transfers {
    @Idempotent(consumer = "move", store = "java:/Store")
    void move(@IdempotencyKey String id) {}

    @Idempotent(consumer = "move", store = "java:/Store")
    void move(@IdempotencyKey Long id) {}
  }

  private static final class FixedKey implements MessageKeyResolver {
    @Override
    public List<String> resolve(Message message) {
      return List.of("resolved");
    }
  }

  /** The tables are there already, as in production. */
  @BeforeEach
  void createTables() {
    ledger();
  }

  @Test
  void eachBeanAndMethod_isAConsumerInItsPlace() throws Exception {
    Declaration method = method();
    Map<Object, Consumer> consumers =
        deployment(List.of(bean(Payments.class), bean(Audit.class), method)).consumers();
    assertThat(consumers).containsOnlyKeys(Payments.class, Audit.class, method.place());
    assertThat(consumers.values())
        .extracting(Consumer::name)
        .containsExactlyInAnyOrder("payments", "audit", "transfer");
    assertThat(log.of("XONCE00040"))
        .as("a method answers its copies, a bean acknowledges them")
        .anyMatch(line -> line.contains("'transfer'") && line.contains("duplicates REPLAY"))
        .anyMatch(line -> line.contains("'audit'") && line.contains("duplicates SKIP"));
  }

  /** What is refused then, and with which number, is in GuaranteeTest. */
  @ParameterizedTest
  @CsvSource({"37.0.1.Final, true", "38.0.0.Final, true", "38.0.1.Final, false"})
  void serverThatLeavesMessagesInDoubt_isToldOfWithEachBean(String version, boolean told)
      throws Exception {
    try (ServerProduct server = new ServerProduct("WildFly", version)) {
      deployment(List.of(bean(Payments.class), method())).consumers();
      assertThat(log.of("XONCE00175").stream().filter(line -> line.contains("WildFly " + version)))
          .as(server.toString())
          .hasSize(told ? 1 : 0)
          .allMatch(line -> line.contains("Consumer 'payments' does not get EXACTLY_ONCE"));
    }
  }

  @Test
  void twoBeansOfOneName_wouldDropEachOthersMessages() {
    Deployment deployment = deployment(List.of(bean(Payments.class), bean(SameName.class)));
    assertThatThrownBy(deployment::consumers)
        .isInstanceOf(DeploymentException.class)
        .hasMessageStartingWith("XONCE00006: ")
        .hasMessageContaining(Payments.class.getName())
        .hasMessageContaining(SameName.class.getName());
  }

  @Test
  void twoMethodsOfOneName_areToldApartByTheirParameters() throws Exception {
    Deployment deployment =
        deployment(List.of(transfer("move", String.class), transfer("move", Long.class)));
    String bean = Transfers.class.getName();
    assertThatThrownBy(deployment::consumers)
        .hasMessageStartingWith("XONCE00006: ")
        .hasMessageContaining(bean + ".move(String) and " + bean + ".move(Long) share");
  }

  private static Declaration transfer(String name, Class<?> parameter) throws Exception {
    Method method = Transfers.class.getDeclaredMethod(name, parameter);
    return new MethodDeclaration(Transfers.class, method, method.getAnnotation(Idempotent.class));
  }

  /** Nobody can rename one and keep the other. */
  @Test
  void oneClassInTwoArchives_isNamedByItsArchives() throws Exception {
    Class<?> again = new Archive("another.jar").load(Payments.class);
    Deployment deployment = deployment(List.of(bean(Payments.class), bean(again)));
    assertThatThrownBy(deployment::consumers)
        .hasMessageStartingWith("XONCE00034: " + Payments.class.getName() + " is in the")
        .hasMessageContaining("/another.jar", "'payments'")
        .hasMessageContaining(
            Payments.class.getProtectionDomain().getCodeSource().getLocation().toString());
  }

  /** Has its own copy of a class. */
  private static final class Archive extends ClassLoader {

    private final CodeSource source;

    Archive(String name) throws IOException {
      super(DeploymentTest.class.getClassLoader());
      source = new CodeSource(new URL("file:/" + name), (Certificate[]) null);
    }

    Class<?> load(Class<?> type) throws IOException {
      String file = "/" + type.getName().replace('.', '/') + ".class";
      try (InputStream input = Objects.requireNonNull(type.getResourceAsStream(file))) {
        byte[] bytes = input.readAllBytes();
        return defineClass(
            type.getName(), bytes, 0, bytes.length, new ProtectionDomain(source, null));
      }
    }
  }

  /** A descriptor that is there would be no remedy. */
  @Test
  void beanThatNobodySaw_isToldWhatCanHaveHiddenIt() {
    assertThatThrownBy(() -> new IdempotentExtension().of(new NoListener()))
        .hasMessageStartingWith("XONCE00103: " + NoListener.class.getName())
        .hasMessageContaining("on the class itself", "veto")
        .hasMessageNotContaining("beans.xml");
  }

  @Test
  void declarationThatCannotBeProtected_failsTheDeployment() {
    Deployment deployment = deployment(List.of(bean(Payments.class), bean(NoListener.class)));
    assertThatThrownBy(deployment::consumers).hasMessageStartingWith("XONCE00001: ");
  }

  @Test
  void beanSeenLate_isCheckedLikeTheOthers() {
    Deployment deployment = deployment(List.of(bean(Payments.class)));
    deployment.consumers();
    assertThat(deployment.late(bean(Audit.class)).name()).isEqualTo("audit");
    assertThatThrownBy(() -> deployment.late(bean(SameName.class)))
        .hasMessageStartingWith("XONCE00006: ");
  }

  @Test
  void resolver_replacesTheExpressionsOfItsConsumer() throws Exception {
    Deployment deployment =
        deployment(List.of(bean(Payments.class), bean(Audit.class)), List.of(resolver("payments")));
    Map<Object, Consumer> consumers = deployment.consumers();
    for (String id : List.of("a", "b")) {
      for (Consumer consumer : consumers.values()) {
        deliver(consumer, message(id, "1"));
      }
    }
    assertThat(records()).as("one key of payments, two of audit").isEqualTo(3);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Payments", "ledger"})
  void resolverThatServesNobody_isRefusedWithThoseItCouldServe(@Nullable String name) {
    Deployment deployment = deployment(List.of(bean(Payments.class)), List.of(resolver(name)));
    assertThatThrownBy(deployment::consumers)
        .hasMessageStartingWith("XONCE00008: ")
        .hasMessageContaining("[payments]");
  }

  @Test
  void twoResolversOfOneConsumer_areRefused() {
    Deployment deployment =
        deployment(
            List.of(bean(Payments.class)), List.of(resolver("payments"), resolver("payments")));
    assertThatThrownBy(deployment::consumers)
        .hasMessageStartingWith("XONCE00009: ")
        .hasMessageContaining("'payments'");
  }

  private static Declaration method() throws NoSuchMethodException {
    Method book = Service.class.getDeclaredMethod("book", String.class);
    return new MethodDeclaration(Service.class, book, book.getAnnotation(Idempotent.class));
  }

  private static Declaration bean(Class<?> bean) {
    return new BeanDeclaration(bean, bean.getAnnotation(Idempotent.class));
  }

  private Deployment deployment(List<Declaration> declarations) {
    return deployment(declarations, List.of());
  }

  private Deployment deployment(
      List<Declaration> declarations, List<Bean<? extends MessageKeyResolver>> resolvers) {
    return new Deployment(
        new ArrayList<>(declarations), resolvers, manager(), application.factory());
  }

  /** Gives a reference to the resolver. */
  private static BeanManager manager() {
    return (BeanManager)
        Proxy.newProxyInstance(
            DeploymentTest.class.getClassLoader(),
            new Class<?>[] {BeanManager.class},
            (self, method, arguments) ->
                method.getName().equals("getReference") ? new FixedKey() : null);
  }

  @SuppressWarnings("unchecked")
  private static Bean<? extends MessageKeyResolver> resolver(@Nullable String name) {
    return (Bean<? extends MessageKeyResolver>)
        Proxy.newProxyInstance(
            DeploymentTest.class.getClassLoader(),
            new Class<?>[] {Bean.class},
            (self, method, arguments) ->
                method.getName().equals("getName") ? name : FixedKey.class);
  }
}
