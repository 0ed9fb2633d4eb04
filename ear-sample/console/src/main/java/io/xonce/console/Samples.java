/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The counts of the last hour, so that a page that is opened now has a past. Thread-safe. */
@ApplicationScoped
public class Samples {

  static final int SECONDS = 5;

  private static final int MOST = 3600 / SECONDS;

  private static final System.Logger LOG = System.getLogger(Samples.class.getName());

  @Inject private Consumers consumers;

  private final Deque<JsonObject> samples = new ArrayDeque<>();

  /** Called by the container. */
  public Samples() {}

  /** Takes one more, if it can be had: a failure would end the schedule, and with it all plots. */
  void take() {
    try {
      add(sample());
    } catch (RuntimeException | Error e) {
      LOG.log(Level.DEBUG, "No sample", e);
    }
  }

  private JsonObject sample() {
    JsonArrayBuilder counts = Json.createArrayBuilder();
    consumers.states().stream().map(Samples::counts).forEach(counts::add);
    return Json.createObjectBuilder()
        .add("at", Instant.now().toString())
        .add("consumers", counts)
        .build();
  }

  private static JsonObject counts(JsonObject state) {
    return Json.createObjectBuilder()
        .add("application", state.getString("application", ""))
        .add("consumer", state.getString("consumer", ""))
        .add("deliveries", state.getOrDefault("deliveries", JsonObject.EMPTY_JSON_OBJECT))
        .add("duplicates", state.getOrDefault("duplicates", JsonObject.EMPTY_JSON_OBJECT))
        .build();
  }

  synchronized void add(JsonObject sample) {
    samples.addLast(sample);
    if (samples.size() > MOST) {
      samples.removeFirst();
    }
  }

  JsonObject toJson() {
    return Json.createObjectBuilder()
        .add("seconds", SECONDS)
        .add("samples", Json.createArrayBuilder(copy()))
        .build();
  }

  private synchronized List<JsonObject> copy() {
    return List.copyOf(samples);
  }
}
