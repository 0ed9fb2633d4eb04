/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.IdempotencyKey;
import io.xonce.Idempotent;
import io.xonce.OnConflict;
import io.xonce.OnDuplicate;
import io.xonce.interceptor.invocation.MethodCall;
import io.xonce.interceptor.key.KeyReader;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.time.DayOfWeek;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodDeclarationTest {

  @SuppressWarnings("unused")
  static class Service {

    @Idempotent
    List<String> marked(@IdempotencyKey String a, int b, @IdempotencyKey UUID c) {
      return List.of();
    }

    @Idempotent(key = "argument(1)", tenant = "argument(0)")
    void named(DayOfWeek day, long number) {}

    @Idempotent
    void noKey(String a) {}

    @Idempotent(key = "argument(0)")
    void twoKeys(@IdempotencyKey String a) {}

    @Idempotent(key = "argument(1)")
    void beyond(String a) {}

    @Idempotent(key = "property(a)")
    void property(String a) {}

    @Idempotent(key = "argument(0)")
    void fraction(double a) {}

    @Idempotent
    private void hidden(@IdempotencyKey String a) {}

    @Idempotent
    static void shared(@IdempotencyKey String a) {}

    @Idempotent
    final void closed(@IdempotencyKey String a) {}

    @Idempotent
    Object anything(@IdempotencyKey String a) {
      return a;
    }

    @Idempotent
    Stream<String> once(@IdempotencyKey String a) {
      return Stream.of(a);
    }

    @Idempotent
    CompletionStage<String> later(@IdempotencyKey String a) {
      throw new IllegalStateException();
    }

    @Idempotent(onDuplicate = OnDuplicate.REPLAY)
    void nothingToReplay(@IdempotencyKey String a) {}

    @Idempotent(onDuplicate = OnDuplicate.DIVERT)
    void divert(@IdempotencyKey String a) {}

    @Idempotent(onConflict = OnConflict.SKIP)
    void skipConflict(@IdempotencyKey String a) {}

    @Idempotent(replyTo = "JMSReplyTo")
    void replies(@IdempotencyKey String a) {}

    @Idempotent(terminalOn = IllegalStateException.class)
    void terminal(@IdempotencyKey String a) {}

    @Retry
    @Idempotent
    void retried(@IdempotencyKey String a) {}

    @Idempotent
    void open(@IdempotencyKey String a, InputStream b) {}

    @Idempotent(fingerprint = "argument(0)")
    void openButNotCompared(@IdempotencyKey String a, InputStream b) {}
  }

  static class Listener implements MessageListener {
    @Override
    @Idempotent
    public void onMessage(Message message) {}
  }

  @Test
  void markedParameters_areTheKeyInTheirOrder() {
    Settings settings = read("marked");
    assertThat(settings.keys().texts()).containsExactly("argument(0)", "argument(2)");
    assertThat(settings.consumer()).isEqualTo(Service.class.getName() + ".marked");
  }

  @Test
  void namedArguments_areRead() throws Exception {
    Method method = method(Service.class, "named");
    Settings settings = read("named");
    KeyReader keys = new KeyReader(settings.consumer(), settings.keys(), null);
    MethodCall monday = MethodCall.of(settings.consumer(), method, DayOfWeek.MONDAY, 7L);
    MethodCall tuesday = MethodCall.of(settings.consumer(), method, DayOfWeek.TUESDAY, 7L);
    assertThat(keys.read(monday).text()).isEqualTo("7");
    assertThat(keys.read(monday)).as("tenants are apart").isNotEqualTo(keys.read(tuesday));
    MethodCall nobody = MethodCall.of(settings.consumer(), method, null, 7L);
    assertThatThrownBy(() -> keys.read(nobody)).hasMessageStartingWith("XONCE00080: Call of ");
  }

  @ParameterizedTest
  @CsvSource({
    "noKey, XONCE00017",
    "twoKeys, XONCE00017",
    "beyond, XONCE00020",
    "property, XONCE00020",
    "fraction, XONCE00020",
    "hidden, XONCE00015",
    "shared, XONCE00015",
    "closed, XONCE00015",
    "anything, XONCE00018",
    "once, XONCE00018",
    "later, XONCE00018",
    "nothingToReplay, XONCE00019",
    "divert, XONCE00019",
    "skipConflict, XONCE00019",
    "replies, XONCE00019",
    "terminal, XONCE00019",
    "retried, XONCE00031",
    "open, XONCE00027"
  })
  void whatCannotBeProtected_isRefusedWithItsNumber(String method, String id) {
    assertThatThrownBy(() -> read(method))
        .isInstanceOf(DeploymentException.class)
        .hasMessageStartingWith(id + ": ")
        .hasMessageContaining(method);
  }

  @Test
  void argumentThatIsNotCompared_mayBeAnything() {
    assertThat(read("openButNotCompared").keys().texts()).containsExactly("argument(0)");
  }

  @Test
  void listenerMethod_isRefused() {
    assertThatThrownBy(
            () -> declaration(Listener.class, method(Listener.class, "onMessage")).check())
        .hasMessageStartingWith("XONCE00016: ");
  }

  private static Settings read(String name) {
    MethodDeclaration declaration = declaration(Service.class, method(Service.class, name));
    declaration.check();
    return SettingsReader.read(declaration, new Configuration.None());
  }

  private static MethodDeclaration declaration(Class<?> bean, Method method) {
    return new MethodDeclaration(bean, method, method.getAnnotation(Idempotent.class));
  }

  private static Method method(Class<?> bean, String name) {
    return Stream.of(bean.getDeclaredMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
