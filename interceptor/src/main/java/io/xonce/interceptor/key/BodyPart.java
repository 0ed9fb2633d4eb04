/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.key;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.interceptor.invocation.ReceivedMessage;
import io.xonce.interceptor.invocation.TextBody;
import io.xonce.interceptor.log.Printable;
import jakarta.jms.JMSException;
import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonPointer;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A member of the JSON body, found by its JSON Pointer. */
record BodyPart(String expression, JsonPointer pointer, int maxBody) implements MessageExpression {

  private static final int MAX_DIGITS = 100;

  /** A name that stands twice could be read as one value here and as another by the bean. */
  private static final JsonReaderFactory READERS =
      Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

  BodyPart(String expression, String pointer, int maxBody) {
    this(expression, Json.createPointer(pointer), maxBody);
  }

  @Override
  public List<String> readMessage(ReceivedMessage received) throws JMSException {
    String body = TextBody.read(received, expression, maxBody);
    JsonValue value = find(parse(body, received));
    String text =
        switch (value.getValueType()) {
          case STRING -> ((JsonString) value).getString();
          case TRUE, FALSE -> value.toString();
          case NUMBER -> wholeNumber((JsonNumber) value, received);
          case NULL -> null;
          case OBJECT, ARRAY -> throw wrongType(value.getValueType().name(), received);
        };
    return List.of(KeyPart.present(text, expression, received));
  }

  private JsonStructure parse(String body, ReceivedMessage received) {
    try (JsonReader reader = READERS.createReader(new StringReader(body))) {
      return reader.read();
    } catch (RuntimeException e) {
      // Not only JsonException: Parsson refuses deep nesting and long numbers with bare ones. The
      // cause stays out: its text quotes the body.
      throw LOG.bodyNotJson(received.name(), received.consumer(), expression, Printable.reason(e));
    }
  }

  private JsonValue find(JsonStructure root) {
    try {
      return pointer.containsValue(root) ? pointer.getValue(root) : JsonValue.NULL;
    } catch (JsonException e) {
      return JsonValue.NULL;
    }
  }

  /** 1, 1.0 and 1e0 are one number in three spellings: they must be one key. */
  private String wholeNumber(JsonNumber number, ReceivedMessage received) {
    BigDecimal value = number.bigDecimalValue().stripTrailingZeros();
    if (value.scale() > 0) {
      throw wrongType("number with a fraction", received);
    }
    if (value.precision() - value.scale() > MAX_DIGITS) {
      throw wrongType("number of more than " + MAX_DIGITS + " digits", received);
    }
    return value.toPlainString();
  }

  private RuntimeException wrongType(String type, ReceivedMessage received) {
    return LOG.keyPartOfWrongType(received.name(), received.consumer(), expression, type);
  }
}
