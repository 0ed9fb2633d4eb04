/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.reaction;

import io.xonce.store.StoredReply;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reply as it is stored, and as it is sent. */
public final class ReplyFormat {

  private ReplyFormat() {}

  public static StoredReply text(String body, Map<String, String> properties) {
    return new StoredReply(
        StoredReply.Kind.TEXT, toJson(properties), body.getBytes(StandardCharsets.UTF_8));
  }

  public static StoredReply bytes(byte[] body) {
    return new StoredReply(StoredReply.Kind.BYTES, null, body);
  }

  static Message message(JMSContext context, StoredReply reply) throws JMSException {
    Message message;
    if (reply.kind() == StoredReply.Kind.BYTES) {
      BytesMessage bytes = context.createBytesMessage();
      bytes.writeBytes(reply.body());
      message = bytes;
    } else {
      message = context.createTextMessage(new String(reply.body(), StandardCharsets.UTF_8));
    }
    String properties = reply.properties();
    if (properties != null) {
      JsonObject all = fromJson(properties);
      for (String name : all.keySet()) {
        message.setStringProperty(name, all.getString(name));
      }
    }
    return message;
  }

  private static @Nullable String toJson(Map<String, String> properties) {
    if (properties.isEmpty()) {
      return null;
    }
    JsonObjectBuilder json = Json.createObjectBuilder();
    properties.forEach(json::add);
    return json.build().toString();
  }

  private static JsonObject fromJson(String properties) {
    try (JsonReader reader = Json.createReader(new StringReader(properties))) {
      return reader.readObject();
    }
  }
}
