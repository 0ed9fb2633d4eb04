/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.ws.rs.core.Response.Status;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** The consumers of all applications on this server, as they show themselves in JMX. */
@ApplicationScoped
public class Consumers {

  private static final String ALL = "io.xonce:type=Operations,*";

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

  /** Called by the container. */
  public Consumers() {}

  List<ConsumerId> all() {
    try {
      return server.queryNames(new ObjectName(ALL), null).stream()
          .map(ConsumerId::of)
          .sorted(Comparator.comparing(ConsumerId::application).thenComparing(ConsumerId::consumer))
          .toList();
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One for each store; they answer for all consumers of it. */
  Map<String, ConsumerId> byStore() {
    Map<String, ConsumerId> byStore = new LinkedHashMap<>();
    for (ConsumerId consumer : all()) {
      String store = storeOf(consumer);
      if (!store.isEmpty()) {
        byStore.putIfAbsent(store, consumer);
      }
    }
    return byStore;
  }

  /** Those of a store; none if it is empty. */
  List<ConsumerId> ofStore(String store) {
    return store.isEmpty()
        ? List.of()
        : all().stream().filter(consumer -> store.equals(storeOf(consumer))).toList();
  }

  /** The store of one; empty: it does not answer, or does not know it yet. */
  String storeOf(ConsumerId consumer) {
    JsonObject state = tryToGet(consumer, "State");
    return state == null ? "" : state.getString("store", "");
  }

  /** One whose store can record what concerns none in particular; refuses with 409 if none can. */
  ConsumerId anyRecorder() {
    return byStore().values().stream()
        .findFirst()
        .orElseThrow(
            () ->
                Refusal.of(Status.CONFLICT, "No consumer is deployed whose store could record it"));
  }

  /** The states of those that answer: one may be undeployed meanwhile. */
  List<JsonObject> states() {
    List<JsonObject> states = new ArrayList<>();
    for (ConsumerId consumer : all()) {
      JsonObject state = tryToGet(consumer, "State");
      if (state != null) {
        states.add(state);
      }
    }
    return states;
  }

  private @Nullable JsonObject tryToGet(ConsumerId consumer, String attribute) {
    try {
      return read(server.getAttribute(consumer.objectName(), attribute));
    } catch (JMException e) {
      return null;
    }
  }

  /** An attribute; refuses with 503 if the consumer cannot tell. */
  JsonObject get(ConsumerId consumer, String attribute) {
    try {
      return answered(read(server.getAttribute(consumer.objectName(), attribute)));
    } catch (JMException e) {
      throw refused(consumer, e);
    }
  }

  /** Calls an operation; refuses with 503 if the consumer cannot do it. */
  JsonObject call(ConsumerId consumer, String operation, Object... arguments) {
    String[] types = new String[arguments.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = arguments[i].getClass().getName();
    }
    try {
      return answered(read(server.invoke(consumer.objectName(), operation, arguments, types)));
    } catch (JMException e) {
      throw refused(consumer, e);
    }
  }

  private static RuntimeException refused(ConsumerId consumer, JMException e) {
    return e instanceof InstanceNotFoundException
        ? Refusal.of(Status.NOT_FOUND, "There is no consumer " + consumer + " on this server")
        : Refusal.of(Status.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
  }

  private static JsonObject answered(JsonObject answer) {
    String error = answer.getString("error", null);
    if (error != null) {
      throw Refusal.of(Status.SERVICE_UNAVAILABLE, error);
    }
    return answer;
  }

  private static JsonObject read(Object text) {
    try (JsonReader reader = Json.createReader(new StringReader(String.valueOf(text)))) {
      return reader.readObject();
    }
  }
}
