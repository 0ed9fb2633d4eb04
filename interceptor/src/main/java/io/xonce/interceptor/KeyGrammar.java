/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The grammar of {@link io.xonce.Idempotent#key()}:
 *
 * <pre>
 * expression = "messageId" | "correlationId" | "cloudEvent"
 *            | "property(" name ")" | "body(" JSON-pointer ")"
 * </pre>
 */
final class KeyGrammar {

  private static final Pattern CALL = Pattern.compile("(property|body)\\((.*)\\)", Pattern.DOTALL);

  /** Message selectors and property names share this form (Messaging 3.1, 3.5.1 and 3.8.1.1). */
  private static final Pattern PROPERTY = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$.:-]*");

  private static final Pattern POINTER = Pattern.compile("(/([^~/]|~[01])*)+");

  private KeyGrammar() {}

  static KeyExpression parse(String expression, String consumer, int maxBody) {
    return switch (expression) {
      case "messageId" -> HeaderPart.MESSAGE_ID;
      case "correlationId" -> HeaderPart.CORRELATION_ID;
      case "cloudEvent" -> new CloudEventParts();
      default -> call(expression, consumer, maxBody);
    };
  }

  private static KeyExpression call(String expression, String consumer, int maxBody) {
    Matcher call = CALL.matcher(expression);
    if (!call.matches()) {
      throw LOG.badExpression(expression, consumer, "it is none of these.");
    }
    String argument = call.group(2);
    if (call.group(1).equals("property")) {
      demand(PROPERTY, argument, expression, consumer, "that is no property name.");
      return new PropertyPart(argument);
    }
    demand(
        POINTER, argument, expression, consumer, "that is no JSON Pointer (RFC 6901) to a member.");
    return new BodyPart(expression, argument, maxBody);
  }

  private static void demand(
      Pattern form, String argument, String expression, String consumer, String otherwise) {
    if (!form.matcher(argument).matches()) {
      throw LOG.badExpression(expression, consumer, otherwise);
    }
  }
}
