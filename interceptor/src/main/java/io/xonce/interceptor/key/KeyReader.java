/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.MessageKeyResolver;
import io.xonce.XonceException;
import io.xonce.interceptor.invocation.Invocation;
import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.log.Printable;
import io.xonce.store.Fingerprint;
import io.xonce.store.MessageKey;
import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resolves the key of a message, by the consumer's expressions or its resolver. */
public final class KeyReader {

  private static final String NONE = "(no key)";

  private final String consumer;
  private final KeyRules rules;
  private final @Nullable MessageKeyResolver resolver;

  public KeyReader(String consumer, KeyRules rules, @Nullable MessageKeyResolver resolver) {
    this.consumer = consumer;
    this.rules = rules;
    this.resolver = resolver;
  }

  /** Where the key is found, for people. */
  public List<String> texts() {
    return resolver == null ? rules.texts() : List.of("MessageKeyResolver");
  }

  /** Stands for the key of what has none. */
  public MessageKey none() {
    return MessageKey.of(consumer, null, List.of(NONE));
  }

  public MessageKey read(Invocation invocation) {
    try {
      return MessageKey.of(consumer, tenant(invocation), parts(invocation));
    } catch (XonceException e) {
      throw e;
    } catch (JMSException | RuntimeException e) {
      throw LOG.keyUnreadable(invocation.name(), invocation.consumer(), Printable.reason(e), e);
    }
  }

  /** Null: nothing to compare. */
  public @Nullable Fingerprint fingerprint(Invocation invocation) {
    try {
      return rules.fingerprint().of(invocation);
    } catch (XonceException e) {
      throw e;
    } catch (JMSException | RuntimeException e) {
      throw LOG.keyUnreadable(invocation.name(), invocation.consumer(), Printable.reason(e), e);
    }
  }

  private @Nullable String tenant(Invocation invocation) throws JMSException {
    KeyExpression tenant = rules.tenant();
    return tenant == null ? null : tenant.read(invocation).get(0);
  }

  private List<String> parts(Invocation invocation) throws JMSException {
    if (resolver != null && invocation instanceof ReceivedMessage received) {
      return checked(resolver.resolve(received.message()), invocation);
    }
    List<String> parts = new ArrayList<>();
    for (KeyExpression expression : rules.key()) {
      parts.addAll(expression.read(invocation));
    }
    return parts;
  }

  /** User code answered: null and blank parts are refused here like everywhere. */
  private static List<String> checked(@Nullable List<String> parts, Invocation invocation) {
    if (parts == null || parts.isEmpty()) {
      throw LOG.keyPartMissing(
          invocation.name(), invocation.consumer(), "part from its MessageKeyResolver", "");
    }
    for (String part : parts) {
      KeyPart.present(part, "part from its MessageKeyResolver", invocation);
    }
    return List.copyOf(parts);
  }
}
