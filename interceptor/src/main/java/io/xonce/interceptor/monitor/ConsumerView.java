/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.monitor;

import io.xonce.ConsumerMXBean;
import io.xonce.interceptor.attempt.AttemptLedgers;
import io.xonce.interceptor.attempt.KnownKeys;
import io.xonce.interceptor.consumer.OperatorPause;
import io.xonce.interceptor.key.KeyReader;
import io.xonce.interceptor.key.KeyText;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.proof.GuaranteeStatus;
import io.xonce.interceptor.rehearsal.Rehearsals;
import io.xonce.interceptor.server.TransactionLog;
import io.xonce.interceptor.settings.Settings;
import io.xonce.interceptor.statistics.ConsumerStatistics;
import io.xonce.interceptor.statistics.RetentionAdvice;
import io.xonce.interceptor.store.StoreHandle;
import io.xonce.ledger.AttemptRecord;
import io.xonce.store.DedupStore;
import io.xonce.store.MessageKey;
import io.xonce.store.PreparedBranch;
import io.xonce.store.ProcessedMessage;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One consumer as it is shown.
 *
 * @param held how many deliveries wait for its store now
 * @param pause what an operator may order
 * @param standing what its deliveries have shown of its guarantee so far
 * @param rehearsals those whose token is on its way; null: it has no dead letters, or only observes
 */
public record ConsumerView(
    Settings settings,
    KeyReader keys,
    StoreHandle store,
    AttemptLedgers.Handle ledger,
    KnownKeys known,
    ConsumerStatistics statistics,
    IntSupplier held,
    OperatorPause pause,
    Supplier<GuaranteeStatus.View> standing,
    @Nullable Rehearsals rehearsals)
    implements ConsumerMXBean {

  /** Name of the consumer. */
  public String name() {
    return settings.consumer();
  }

  @Override
  public String getGuarantee() {
    return standing.get().guarantee();
  }

  @Override
  public String getGuaranteeEvidence() {
    return standing.get().evidence();
  }

  @Override
  public String getMinimumGuarantee() {
    return settings.minimumGuarantee().name();
  }

  @Override
  public List<String> getKeyExpressions() {
    return keys.texts();
  }

  @Override
  public String getStore() {
    return store.label();
  }

  @Override
  public String getMode() {
    return settings.mode().name();
  }

  @Override
  public String getRetention() {
    return RetentionAdvice.text(settings.retention());
  }

  @Override
  public Map<String, Long> getDeliveries() {
    return statistics.deliveries();
  }

  @Override
  public Map<String, Long> getDuplicates() {
    return statistics.duplicates();
  }

  @Override
  public Map<String, Long> getDuplicateAges() {
    return statistics.ages();
  }

  @Override
  public String getSuggestedRetention() {
    return statistics.advice(settings.retention()).toString();
  }

  @Override
  public int getHeldDeliveries() {
    return held.getAsInt();
  }

  @Override
  public int getKnownKeys() {
    return known.size();
  }

  @Override
  public long getLostAttempts() {
    return ledger.lost();
  }

  @Override
  public String pause(String reason) {
    return pause.begin(reason);
  }

  @Override
  public String resume() {
    return pause.end();
  }

  @Override
  public String explain(String key) {
    return explained(null, key);
  }

  @Override
  public String explain(String tenant, String key) {
    return explained(tenant, key);
  }

  /**
   * Whoever asks from another process may not have the classes of an exception: it gets its text.
   */
  private String explained(@Nullable String tenant, String text) {
    try {
      KeyReport story = story(MessageKey.of(name(), tenant, KeyText.parts(text)));
      boolean needsTenant = story.isEmpty() && tenant == null && settings.keys().tenant() != null;
      return KeyReportText.of(story) + (needsTenant ? " Name its tenant, too." : "");
    } catch (RuntimeException | SQLException e) {
      return "Key %s of consumer '%s' cannot be explained: %s"
          .formatted(Printable.of(text), name(), Printable.reason(e));
    }
  }

  /**
   * All that is known of a key. From the past to the present, so that what ends meanwhile is not
   * missed.
   */
  public KeyReport story(MessageKey key) throws SQLException {
    List<AttemptRecord> attempts = ledger.attemptsOf(key);
    DedupStore dedup = store.open();
    try (Connection connection = dedup.connect()) {
      List<PreparedBranch> branches = dedup.preparedBranches(connection);
      ProcessedMessage record = dedup.find(connection, key).orElse(null);
      TransactionLog log = TransactionLog.read(ManagementFactory.getPlatformMBeanServer());
      return KeyReport.of(key, record, attempts, branches, log);
    }
  }
}
