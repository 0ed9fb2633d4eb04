/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.operation;

import io.xonce.interceptor.key.KeyText;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.monitor.ConsumerView;
import io.xonce.interceptor.monitor.KeyReport;
import io.xonce.ledger.AttemptRecord;
import io.xonce.ledger.KeySearch;
import io.xonce.ledger.KeySearch.Found;
import io.xonce.ledger.KeySearch.Hit;
import io.xonce.store.MessageKey;
import io.xonce.store.ProcessedMessage;
import io.xonce.store.StoreException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for keys of a consumer: first the very key that is named, then what is like it. For the
 * second the store is walked, which may take too long; what was found first is told all the same.
 */
final class KeyFinder {

  private static final int USUAL = 100;
  private static final int MOST = 500;
  private static final Duration LOOK_BACK = Duration.ofDays(1);

  /** The clock of the database may be ahead. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final ConsumerView view;
  private final JsonObject criteria;

  KeyFinder(ConsumerView view, String criteria) {
    this.view = view;
    try (JsonReader reader = Json.createReader(new StringReader(criteria))) {
      this.criteria = reader.readObject();
    }
  }

  JsonText answer() throws SQLException {
    Hit named = named();
    if (criteria.getBoolean("exact", false)) {
      demandKey();
      return answer(named, Found.NOTHING);
    }
    try {
      return answer(named, alike());
    } catch (StoreException e) {
      if (named == null) {
        throw e;
      }
      return answer(named, Found.NOTHING).with("problem", Printable.reason(e));
    }
  }

  private void demandKey() {
    if (text("key") == null) {
      throw new IllegalArgumentException("Say which key: 'exact' looks for that one only");
    }
  }

  private Found alike() {
    Instant until = time("until", Instant.now().plus(AHEAD));
    Instant from = time("from", until.minus(LOOK_BACK));
    return new KeySearch(view.name(), text("key"), text("message"), from, until, most())
        .in(view.store().dataSource());
  }

  private JsonText answer(@Nullable Hit named, Found alike) {
    List<Hit> hits = new ArrayList<>();
    if (named != null) {
      hits.add(named);
    }
    alike.hits().stream()
        .filter(hit -> named == null || !hit.key().equals(named.key()))
        .forEach(hits::add);
    List<Hit> shown = hits.subList(0, Math.min(hits.size(), most()));
    return new JsonText()
        .withAll("keys", shown, hit -> written(hit, hit.equals(named)))
        .with("more", alike.more() || shown.size() < hits.size());
  }

  private int most() {
    return Math.max(1, Math.min(criteria.getInt("most", USUAL), MOST));
  }

  /** By its hash, so it is found whatever its age, and if it has no record. */
  private @Nullable Hit named() throws SQLException {
    String text = text("key");
    if (text == null) {
      return null;
    }
    KeyReport story = view.story(MessageKey.of(view.name(), text("tenant"), KeyText.parts(text)));
    ProcessedMessage record = story.record();
    if (record != null) {
      return new Hit(
          story.key(), record.processedAt(), record.outcome().name(), record.messageId());
    }
    return story.attempts().isEmpty() ? null : latest(story);
  }

  private static Hit latest(KeyReport story) {
    AttemptRecord attempt = story.attempts().get(story.attempts().size() - 1);
    String outcome = attempt.outcome() == null ? null : attempt.outcome().name();
    return new Hit(story.key(), attempt.startedAt(), outcome, attempt.messageId());
  }

  private @Nullable String text(String name) {
    String text = criteria.getString(name, "").strip();
    return text.isEmpty() ? null : text;
  }

  private Instant time(String name, Instant otherwise) {
    String text = text(name);
    return text == null ? otherwise : Instant.parse(text);
  }

  private static JsonText written(Hit hit, boolean named) {
    return new JsonText()
        .withKey(hit.key())
        .with("at", hit.at())
        .with("outcome", hit.outcome())
        .with("messageId", hit.messageId())
        .with("named", named);
  }
}
