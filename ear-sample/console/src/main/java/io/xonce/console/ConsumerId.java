/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.ws.rs.core.Response.Status;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** A consumer of an application on this server. */
record ConsumerId(String application, String consumer) {

  /** As a request names it. */
  static ConsumerId of(@Nullable String application, @Nullable String consumer) {
    if (application == null || consumer == null) {
      throw Refusal.of(Status.BAD_REQUEST, "Name the application and the consumer");
    }
    return new ConsumerId(application, consumer);
  }

  static ConsumerId of(ObjectName name) {
    return new ConsumerId(
        ObjectName.unquote(name.getKeyProperty("application")),
        ObjectName.unquote(name.getKeyProperty("name")));
  }

  ObjectName objectName() {
    try {
      return new ObjectName(
          "io.xonce:type=Operations,application=%s,name=%s"
              .formatted(ObjectName.quote(application), ObjectName.quote(consumer)));
    } catch (MalformedObjectNameException e) {
      throw Refusal.of(Status.BAD_REQUEST, "That is no name of a consumer");
    }
  }
}
