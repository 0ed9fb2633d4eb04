/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.MessageKeyResolver;
import io.xonce.interceptor.attempt.AttemptHistory;
import io.xonce.interceptor.attempt.AttemptLedgers;
import io.xonce.interceptor.attempt.DeliveryTransactions;
import io.xonce.interceptor.attempt.KeyClaims;
import io.xonce.interceptor.attempt.KnowledgeLease;
import io.xonce.interceptor.attempt.KnownKeys;
import io.xonce.interceptor.attempt.Tracing;
import io.xonce.interceptor.check.QueueWatch;
import io.xonce.interceptor.check.StartupChecks;
import io.xonce.interceptor.consumer.Consumer;
import io.xonce.interceptor.consumer.ConsumerParts;
import io.xonce.interceptor.consumer.EnforcingConsumer;
import io.xonce.interceptor.consumer.HeldDeliveries;
import io.xonce.interceptor.consumer.Observation;
import io.xonce.interceptor.consumer.ObservationQueue;
import io.xonce.interceptor.consumer.ObservedConsumer;
import io.xonce.interceptor.consumer.OperatorPause;
import io.xonce.interceptor.consumer.RecordPurger;
import io.xonce.interceptor.consumer.RehearsalDesk;
import io.xonce.interceptor.key.KeyReader;
import io.xonce.interceptor.log.Printable;
import io.xonce.interceptor.monitor.ConsumerView;
import io.xonce.interceptor.monitor.Monitoring;
import io.xonce.interceptor.operation.Operations;
import io.xonce.interceptor.proof.EnlistmentProof;
import io.xonce.interceptor.proof.GuaranteeStatus;
import io.xonce.interceptor.proof.StoreTrial;
import io.xonce.interceptor.reaction.MessageReactions;
import io.xonce.interceptor.reaction.MethodReactions;
import io.xonce.interceptor.reaction.MethodResults;
import io.xonce.interceptor.reaction.Reactions;
import io.xonce.interceptor.reaction.Replies;
import io.xonce.interceptor.reaction.TransactedSender;
import io.xonce.interceptor.rehearsal.Rehearsals;
import io.xonce.interceptor.rehearsal.Rehearser;
import io.xonce.interceptor.server.ServerVersion;
import io.xonce.interceptor.server.Transactions;
import io.xonce.interceptor.settings.BeanDeclaration;
import io.xonce.interceptor.settings.Configuration;
import io.xonce.interceptor.settings.Declaration;
import io.xonce.interceptor.settings.MethodDeclaration;
import io.xonce.interceptor.settings.Mode;
import io.xonce.interceptor.settings.Settings;
import io.xonce.interceptor.settings.SettingsReader;
import io.xonce.interceptor.statistics.ConsumerStatistics;
import io.xonce.interceptor.store.StoreHandle;
import io.xonce.interceptor.store.StoreOutages;
import io.xonce.ledger.AttemptOutcome;
import io.xonce.store.StoreException;
import io.xonce.store.StoreUnavailableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the consumers of one application, from what all of them share. */
final class ConsumerFactory {

  private final Transactions transactions;
  private final DeliveryTransactions deliveries;
  private final AttemptLedgers ledgers;
  private final RecordPurger purger;
  private final Monitoring monitoring;
  private final StoreOutages outages;
  private final StartupChecks checks;
  private final QueueWatch queues;
  private final Operations operations;

  ConsumerFactory(
      Transactions transactions,
      AttemptLedgers ledgers,
      RecordPurger purger,
      Monitoring monitoring,
      StartupChecks checks,
      QueueWatch queues,
      Operations operations) {
    this.transactions = transactions;
    this.deliveries = new DeliveryTransactions(transactions);
    this.ledgers = ledgers;
    this.purger = purger;
    this.monitoring = monitoring;
    this.outages = new StoreOutages(transactions);
    this.checks = checks;
    this.queues = queues;
    this.operations = operations;
  }

  Consumer create(
      Declaration declaration, Configuration configuration, @Nullable MessageKeyResolver resolver) {
    Settings settings = SettingsReader.read(declaration, configuration);
    StoreHandle store = new StoreHandle(settings, transactions);
    boolean named = store.isNamed();
    HeldDeliveries held = new HeldDeliveries(store, outages);
    if (named && open(store, settings, held)) {
      tryOut(store, settings);
    }
    AttemptLedgers.Handle ledger = ledgers.of(settings, store);
    KeyReader keys = new KeyReader(settings.consumer(), settings.keys(), resolver);
    Consumer consumer =
        settings.mode() == Mode.OBSERVE
            ? observed(settings, keys, store, ledger)
            : enforcing(declaration, settings, keys, store, ledger, held);
    // Last, when nothing can refuse it any more: of one that is refused, nothing may go on.
    announce(settings, declaration, named ? store.name() : "to be found", keys.texts());
    checks.add(store);
    purger.schedule(settings, store, ledger);
    return consumer;
  }

  /** No delivery is held any more. */
  void stop() {
    outages.stop();
  }

  private Consumer enforcing(
      Declaration declaration,
      Settings settings,
      KeyReader keys,
      StoreHandle store,
      AttemptLedgers.Handle ledger,
      HeldDeliveries held) {
    KeyClaims claims = new KeyClaims(store, settings.policy().floor());
    int limit = declaration.onlyAcknowledges(settings.policy()) ? settings.knownKeys() : 0;
    KnownKeys known = new KnownKeys(limit, settings.retention(), lease(settings.consumer(), store));
    EnlistmentProof proof = new EnlistmentProof(settings, store);
    ConsumerStatistics statistics = new ConsumerStatistics();
    OperatorPause pause = new OperatorPause();
    ConsumerParts parts =
        new ConsumerParts(
            settings,
            keys,
            deliveries,
            claims,
            reactions(declaration, settings, claims),
            held,
            pause);
    Rehearsals rehearsals = declaration instanceof MethodDeclaration ? null : new Rehearsals();
    Consumer consumer =
        new EnforcingConsumer(
            parts,
            proof,
            known,
            new AttemptHistory(settings.policy(), ledger, known, statistics, monitoring::traced),
            desk(parts, store, ledger, rehearsals));
    show(
        new ConsumerView(
            settings,
            keys,
            store,
            ledger,
            known,
            statistics,
            held::count,
            pause,
            () -> standing(proof.status(), statistics),
            rehearsals));
    watch(declaration, settings, proof.status(), pause);
    return consumer;
  }

  private static GuaranteeStatus.View standing(
      GuaranteeStatus status, ConsumerStatistics statistics) {
    return status
        .view()
        .after(statistics.deliveries(AttemptOutcome.ROLLED_BACK), statistics.lastFailure());
  }

  /** The resource adapter of Xonce, which minds the pause, sees to its consumers by itself. */
  private void watch(
      Declaration declaration, Settings settings, GuaranteeStatus status, OperatorPause pause) {
    if (declaration instanceof BeanDeclaration) {
      queues.add(
          settings.consumer(),
          declaration.bean(),
          pause::isMinded,
          reason -> status.receives(reason, false));
    }
  }

  private RehearsalDesk desk(
      ConsumerParts parts,
      StoreHandle store,
      AttemptLedgers.Handle ledger,
      @Nullable Rehearsals rehearsals) {
    Settings settings = parts.settings();
    KnownKeys nothing = knowingNothing(settings, store);
    Consumer uncounted =
        new EnforcingConsumer(
            parts,
            EnlistmentProof.ofRehearsals(settings, store),
            nothing,
            new AttemptHistory(
                settings.policy(), ledger.off(), nothing, new ConsumerStatistics(), Tracing.OFF),
            null);
    return new RehearsalDesk(
        uncounted,
        rehearsals == null
            ? null
            : new Rehearser(
                settings.consumer(), rehearsals, uncounted::process, store, transactions));
  }

  private KnownKeys knowingNothing(Settings settings, StoreHandle store) {
    return new KnownKeys(0, settings.retention(), lease(settings.consumer(), store));
  }

  /** Read apart from the delivery, which may then have no branch in the store. */
  private KnowledgeLease lease(String consumer, StoreHandle store) {
    return new KnowledgeLease(
        () -> transactions.suspended(() -> store.open().forgottenKeys().announced(consumer)));
  }

  private void show(ConsumerView view) {
    monitoring.add(view);
    operations.add(view);
  }

  private static Reactions reactions(Declaration declaration, Settings settings, KeyClaims claims) {
    return declaration instanceof MethodDeclaration method
        ? MethodReactions.of(
            settings, new MethodResults(method.bean(), method.method(), claims), claims)
        : MessageReactions.of(settings, claims);
  }

  private Consumer observed(
      Settings settings, KeyReader keys, StoreHandle store, AttemptLedgers.Handle ledger) {
    ConsumerStatistics statistics = new ConsumerStatistics();
    Observation observation = new Observation(settings.consumer(), statistics);
    Consumer consumer =
        new ObservedConsumer(
            settings.consumer(),
            keys,
            deliveries,
            new EnlistmentProof(settings, store),
            new ObservationQueue(store, observation),
            observation,
            Replies.of(
                settings,
                new TransactedSender(settings.connectionFactory()),
                new KeyClaims(store, false)));
    show(
        new ConsumerView(
            settings,
            keys,
            store,
            ledger,
            knowingNothing(settings, store),
            statistics,
            () -> 0,
            new OperatorPause(),
            () -> GuaranteeStatus.View.observed(observation.toString()),
            null));
    return consumer;
  }

  /**
   * A wrong schema fails the deployment; a database that is not up yet only delays deliveries, and
   * nothing delays those that are only observed. Returns whether it is open now.
   */
  private static boolean open(StoreHandle store, Settings settings, HeldDeliveries held) {
    try {
      store.open();
      return true;
    } catch (StoreUnavailableException e) {
      LOG.storeUnreachable(store.name(), settings.consumer(), Printable.clause(e));
      held.suspect(e);
    } catch (StoreException e) {
      if (settings.mode() == Mode.ENFORCE) {
        throw LOG.storeUnusable(store.name(), settings.consumer(), Printable.reason(e), e);
      }
      LOG.wouldRefuse(settings.consumer(), Printable.clause(e));
    }
    return false;
  }

  /** A database that cannot prepare fails the deployment, not each message. */
  private void tryOut(StoreHandle store, Settings settings) {
    String obstacle = new StoreTrial(store, transactions).obstacle().orElse(null);
    if (obstacle != null && settings.mode() == Mode.ENFORCE) {
      throw LOG.storeUnusable(store.name(), settings.consumer(), obstacle, null);
    }
    if (obstacle != null) {
      LOG.wouldRefuse(settings.consumer(), Printable.clause(obstacle));
    }
  }

  private static void announce(
      Settings settings, Declaration declaration, String store, List<String> key) {
    String bean = declaration.description();
    String retention = settings.retention().toString();
    if (settings.mode() == Mode.OBSERVE) {
      LOG.consumerObserved(settings.consumer(), bean, key, store, retention);
    } else {
      String reaction = declaration.reaction(settings.policy()).name();
      LOG.consumerDeployed(settings.consumer(), bean, key, store, retention, reaction);
    }
    if (key.equals(List.of("messageId"))) {
      LOG.keyIsMessageId(settings.consumer());
    }
    if (!(declaration instanceof MethodDeclaration)) {
      ServerVersion.leavingMessagesInDoubt()
          .ifPresent(server -> LOG.messagesNotRecovered(settings.consumer(), server));
    }
  }
}
