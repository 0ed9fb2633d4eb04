/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.server;

import jakarta.jms.Message;

/**
 * Properties of Artemis messages by names that Jakarta Messaging does not allow (Messaging 3.1,
 * 3.5.1), and that STOMP, AMQP and MQTT do.
 */
public final class NativeProperties {

  /** By what the requester of an MQTT 5 message knows its reply (MQTT 5.0, 4.10). */
  public static final String MQTT_CORRELATION_DATA = "mqtt.correlation.data";

  private NativeProperties() {}

  /** Sets one; false if the message is not of Artemis, or does not take it. */
  public static boolean set(Message message, String name, Object value) {
    try {
      Object core = Reflection.call(message, "getCoreMessage");
      if (core == null) {
        return false;
      }
      Class<?>[] types = {String.class, Object.class};
      Reflection.call(core, "putObjectProperty", types, name, value);
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
