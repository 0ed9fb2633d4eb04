/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Destination;
import jakarta.jms.Message;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** With classes of the shape of Artemis's; those themselves are in the tests on the server. */
class ReceivingSessionTest {

  public interface CoreMessage extends Message {
    Core getCoreMessage();
  }

  public interface CoreQueue extends TemporaryQueue {
    String getSimpleAddress();
  }

  public interface CoreTopic extends TemporaryTopic {
    String getSimpleAddress();
  }

  public record Core(Consumer consumer) {}

  public record Consumer(Session session) {}

  public record Session(Set<String> queues, Set<String> addresses) {
    public Answer queueQuery(String address) {
      return new Answer(queues.contains(address));
    }

    public Answer addressQuery(String address) {
      return new Answer(addresses.contains(address));
    }
  }

  public record Answer(boolean isExists) {}

  private final Message message =
      answering(CoreMessage.class, new Core(new Consumer(new Session(Set.of("q"), Set.of("t")))));

  @Test
  void destinationThatIsNotThere_isLacked() {
    assertThat(ReceivingSession.lacks(message, answering(CoreQueue.class, "t"))).isTrue();
    assertThat(ReceivingSession.lacks(message, answering(CoreTopic.class, "q"))).isTrue();
  }

  @Test
  void destinationThatIsThere_isNotLacked() {
    assertThat(ReceivingSession.lacks(message, answering(CoreQueue.class, "q"))).isFalse();
    assertThat(ReceivingSession.lacks(message, answering(CoreTopic.class, "t"))).isFalse();
  }

  @Test
  void messageOfAnotherProvider_isNotAsked() {
    Destination queue = answering(CoreQueue.class, "gone");
    assertThat(ReceivingSession.lacks(answering(Message.class, "?"), queue)).isFalse();
    assertThat(ReceivingSession.lacks(message, answering(TemporaryQueue.class, "?"))).isFalse();
  }

  private static <T> T answering(Class<T> type, Object answer) {
    return type.cast(
        Proxy.newProxyInstance(
            ReceivingSessionTest.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answer));
  }
}
