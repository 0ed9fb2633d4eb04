/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The expressions that one consumer may use. */
public interface Grammar {

  String consumer();

  /** Fails on anything that is not an expression. */
  KeyExpression parse(String expression);

  /** What the expressions compare. */
  FingerprintRule comparing(List<String> expressions);

  default List<KeyExpression> all(List<String> expressions) {
    demandSome(expressions);
    return expressions.stream().<KeyExpression>map(this::parse).toList();
  }

  /** An expression of one part, or null for the empty text. */
  default @Nullable KeyExpression tenant(String expression) {
    if (expression.equals("cloudEvent")) {
      throw LOG.badExpression(expression, consumer(), "a tenant has one part only.");
    }
    return expression.isEmpty() ? null : parse(expression);
  }

  default FingerprintRule fingerprint(List<String> expressions) {
    if (expressions.equals(List.of("none"))) {
      return invocation -> null;
    }
    demandSome(expressions);
    return comparing(expressions);
  }

  private void demandSome(List<String> expressions) {
    if (expressions.isEmpty()) {
      throw LOG.badExpression("", consumer(), "there must be at least one.");
    }
  }
}
