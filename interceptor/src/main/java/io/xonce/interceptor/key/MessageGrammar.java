/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.invocation.PayloadDigest;
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

  /** Message selectors and property names share this form (Messaging 3.1, 3.5.1 and 3.8.1.1). */
  private static final Pattern PROPERTY = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$.:-]*");

  private static final Pattern POINTER = Pattern.compile("(/([^~/]|~[01])*)+");

  @Override
  public FingerprintRule body() {
    return invocation -> PayloadDigest.of(((ReceivedMessage) invocation).message());
  }

  @Override
  public FingerprintRule parts(List<String> expressions) {
    List<KeyExpression> parts = all(expressions);
    return invocation -> {
      Fingerprint.Digest digest = Fingerprint.digest();
      for (KeyExpression part : parts) {
        part.read(invocation).forEach(digest::add);
      }
      return digest.finish();
    };
  }

  @Override
  public KeyExpression parse(String expression) {
    return switch (expression) {
      case "messageId" -> HeaderPart.MESSAGE_ID;
      case "correlationId" -> HeaderPart.CORRELATION_ID;
      case "cloudEvent" -> new CloudEventParts();
      default -> call(expression);
    };
  }

  private KeyExpression call(String expression) {
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
