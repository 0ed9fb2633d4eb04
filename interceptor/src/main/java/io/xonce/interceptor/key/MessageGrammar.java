/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.store.Fingerprint;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The grammar of {@link io.xonce.Idempotent#key()} for messages:
 *
 * <pre>
 * expression = "messageId" | "correlationId" | "cloudEvent"
 *            | "property(" name ")" | "body(" JSON-pointer ")"
 * </pre>
 */
public record MessageGrammar(String consumer, int maxBody) implements Grammar {

  private static final Pattern CALL = Pattern.compile("(property|body)\\((.*)\\)", Pattern.DOTALL);

  /** Protocols other than Jakarta Messaging have names that are no Java identifiers. */
  private static final Pattern PROPERTY =
      Pattern.compile("[^\\p{C}()\\s]([^\\p{C}()]*[^\\p{C}()\\s])?");

  private static final Pattern POINTER = Pattern.compile("(/([^~/]|~[01])*)+");

  @Override
  public FingerprintRule comparing(List<String> expressions) {
    List<MessageExpression> parts = expressions.stream().map(this::compared).toList();
    return invocation -> {
      Fingerprint.Digest digest = Fingerprint.digest();
      for (MessageExpression part : parts) {
        part.add((ReceivedMessage) invocation, digest);
      }
      return digest.finish();
    };
  }

  private MessageExpression compared(String expression) {
    return expression.equals("body") ? new WholeBody() : parse(expression);
  }

  @Override
  public MessageExpression parse(String expression) {
    return switch (expression) {
      case "messageId" -> new MessageIdPart();
      case "correlationId" -> new CorrelationIdPart();
      case "cloudEvent" -> new CloudEventParts(maxBody);
      default -> call(expression);
    };
  }

  private MessageExpression call(String expression) {
    Matcher call = CALL.matcher(expression);
    if (!call.matches()) {
      throw LOG.badExpression(expression, consumer, "it is none of these.");
    }
    String argument = call.group(2);
    if (call.group(1).equals("property")) {
      demand(PROPERTY, argument, expression, "that is no property name.");
      return new PropertyPart(argument);
    }
    demand(POINTER, argument, expression, "that is no JSON Pointer (RFC 6901) to a member.");
    return new BodyPart(expression, argument, maxBody);
  }

  private void demand(Pattern form, String argument, String expression, String otherwise) {
    if (!form.matcher(argument).matches()) {
      throw LOG.badExpression(expression, consumer, otherwise);
    }
  }
}
