/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import io.xonce.MessageKeyResolver;
import io.xonce.XonceException;
import io.xonce.store.Fingerprint;
import io.xonce.store.MessageKey;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resolves the key of a message, by the consumer's expressions or its resolver. */
final class KeyReader {

  private final Settings settings;
  private final @Nullable MessageKeyResolver resolver;

  KeyReader(Settings settings, @Nullable MessageKeyResolver resolver) {
    this.settings = settings;
    this.resolver = resolver;
  }

  /** Where the key is found, for people. */
  List<String> texts() {
    return resolver == null ? settings.keyTexts() : List.of("MessageKeyResolver");
  }

  MessageKey read(Incoming incoming) {
    try {
      return MessageKey.of(settings.consumer(), tenant(incoming), parts(incoming));
    } catch (XonceException e) {
      throw e;
    } catch (JMSException | RuntimeException e) {
      throw LOG.keyUnreadable(
          incoming.name(), incoming.consumer(), String.valueOf(e.getMessage()), e);
    }
  }

  /** Null: nothing to compare. */
  @Nullable Fingerprint fingerprint(Incoming incoming) {
    try {
      return settings.fingerprint().of(incoming);
    } catch (XonceException e) {
      throw e;
    } catch (JMSException | RuntimeException e) {
      throw LOG.keyUnreadable(
          incoming.name(), incoming.consumer(), String.valueOf(e.getMessage()), e);
    }
  }

  private @Nullable String tenant(Incoming incoming) throws JMSException {
    KeyExpression tenant = settings.tenant();
    return tenant == null ? null : tenant.read(incoming).get(0);
  }

  private List<String> parts(Incoming incoming) throws JMSException {
    if (resolver != null && incoming instanceof Received received) {
      return checked(resolver.resolve(received.message()), incoming);
    }
    List<String> parts = new ArrayList<>();
    for (KeyExpression expression : settings.key()) {
      parts.addAll(expression.read(incoming));
    }
    return parts;
  }

  /** User code answered: null and blank parts are refused here like everywhere. */
  private static List<String> checked(@Nullable List<String> parts, Incoming incoming) {
    if (parts == null || parts.isEmpty()) {
      throw LOG.keyPartMissing(
          incoming.name(), incoming.consumer(), "part from its MessageKeyResolver");
    }
    for (String part : parts) {
      KeyPart.present(part, "part from its MessageKeyResolver", incoming);
    }
    return List.copyOf(parts);
  }
}
