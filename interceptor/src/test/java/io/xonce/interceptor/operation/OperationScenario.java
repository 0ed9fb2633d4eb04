/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xonce.interceptor.LedgerScenario;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.store.MessageKey;
import jakarta.jms.Message;
import jakarta.json.JsonObject;
import java.util.HexFormat;
import java.util.List;
import javax.management.JMException;

/** A consumer, and who asks of it by JMX. */
abstract class OperationScenario extends LedgerScenario {

  /** By what a key is named in these questions. */
  static String hash(String key) {
    return HexFormat.of().formatHex(MessageKey.of("ledger", null, List.of(key)).hash());
  }

  final JsonObject operate(String operation, Object... arguments) {
    try {
      return application.operate("ledger", operation, arguments);
    } catch (JMException e) {
      throw new AssertionError(e);
    }
  }

  final JsonObject asked(String attribute) {
    try {
      return application.asked("ledger", attribute);
    } catch (JMException e) {
      throw new AssertionError(e);
    }
  }

  final List<JsonObject> actions() {
    return asked("Actions").getJsonArray("actions").getValuesAs(JsonObject.class);
  }

  /** An attempt that rolls back. */
  final void fail(Consumer consumer, Message message) {
    assertThatThrownBy(
            () ->
                application.deliver(
                    consumer,
                    message,
                    () -> {
                      throw new IllegalStateException("no rate");
                    }))
        .hasMessage("no rate");
  }
}
