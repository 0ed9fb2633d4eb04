/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.json.Json;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.JMException;
import javax.management.StandardMBean;

/** A consumer as the console finds it in JMX: it records what is begun and ended. */
final class FakeConsumer implements AutoCloseable {

  /** What the console asks of it. */
  public interface Operations {
    String getState();

    String begin(String kind, String subject, String actor, String reason);

    String end(String id, String result);
  }

  private final List<String> begun = new CopyOnWriteArrayList<>();
  private final List<String> ended = new CopyOnWriteArrayList<>();
  private final ConsumerId id;
  private final String store;
  private volatile boolean away;

  FakeConsumer(String application, String name, String store) throws JMException {
    this.id = new ConsumerId(application, name);
    this.store = store;
    ManagementFactory.getPlatformMBeanServer()
        .registerMBean(new StandardMBean(new Recorder(), Operations.class, false), id.objectName());
  }

  private final class Recorder implements Operations {
    @Override
    public String getState() {
      return Json.createObjectBuilder()
          .add("application", id.application())
          .add("consumer", id.consumer())
          .add("store", store)
          .build()
          .toString();
    }

    @Override
    public String begin(String kind, String subject, String actor, String reason) {
      begun.add("%s %s by %s: %s".formatted(kind, subject, actor, reason));
      return "{\"id\": \"action %d of %s\"}".formatted(begun.size(), id.consumer());
    }

    @Override
    public String end(String action, String result) {
      if (away) {
        return "{\"error\": \"the store is away\"}";
      }
      ended.add(action + ": " + result);
      return "{}";
    }
  }

  /** From now on its store does not answer. */
  void leave() {
    away = true;
  }

  List<String> begun() {
    return begun;
  }

  List<String> ended() {
    return ended;
  }

  @Override
  public void close() throws JMException {
    ManagementFactory.getPlatformMBeanServer().unregisterMBean(id.objectName());
  }
}
