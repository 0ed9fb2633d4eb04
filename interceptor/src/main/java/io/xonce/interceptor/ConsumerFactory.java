/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static io.xonce.interceptor.XonceLogger.LOG;

import io.xonce.MessageKeyResolver;
import io.xonce.store.StoreException;
import io.xonce.store.StoreUnavailableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the consumers of one application, from what all of them share. */
final class ConsumerFactory {

  private final Transactions transactions;
  private final Ledgers ledgers;
  private final Purger purger;
  private final Instruments instruments;

  ConsumerFactory(
      Transactions transactions, Ledgers ledgers, Purger purger, Instruments instruments) {
    this.transactions = transactions;
    this.ledgers = ledgers;
    this.purger = purger;
    this.instruments = instruments;
  }

  Consumer create(
      Declaration declaration, Configuration configuration, @Nullable MessageKeyResolver resolver) {
    Settings settings = SettingsReader.read(declaration, configuration);
    StoreHandle store = new StoreHandle(settings, transactions);
    boolean named = store.isNamed();
    if (named) {
      open(store, settings);
    }
    Ledgers.Handle ledger = ledgers.of(settings, store);
    purger.schedule(settings, store, ledger);
    KeyReader keys = new KeyReader(settings, resolver);
    announce(settings, declaration, named ? store.name() : "to be found", keys.texts());
    return settings.mode() == Mode.OBSERVE
        ? observed(settings, keys, store, ledger)
        : enforcing(declaration, settings, keys, store, ledger);
  }

  private Consumer enforcing(
      Declaration declaration,
      Settings settings,
      KeyReader keys,
      StoreHandle store,
      Ledgers.Handle ledger) {
    Claims claims = new Claims(store, settings.policy().floor());
    int limit = declaration.onlyAcknowledges(settings.policy()) ? settings.knownKeys() : 0;
    KnownKeys known = new KnownKeys(limit, settings.retention());
    Proof proof = new Proof(settings, store, transactions);
    Watch watch = new Watch();
    instruments.add(
        new ConsumerView(settings, keys, store, ledger, known, watch, proof.standing()::view));
    return new EnforcingConsumer(
        settings.consumer(),
        keys,
        proof,
        known,
        new History(settings.policy(), ledger, known, watch),
        claims,
        declaration.reactions(settings, claims));
  }

  private Consumer observed(
      Settings settings, KeyReader keys, StoreHandle store, Ledgers.Handle ledger) {
    Watch watch = new Watch();
    Observation observation = new Observation(settings.consumer(), watch);
    instruments.add(
        new ConsumerView(
            settings,
            keys,
            store,
            ledger,
            new KnownKeys(0, settings.retention()),
            watch,
            () -> Standing.View.observed(observation)));
    return new ObservedConsumer(
        settings.consumer(),
        keys,
        new Proof(settings, store, transactions),
        new Sightings(store, observation),
        observation,
        Replies.of(settings, new Courier(settings.connectionFactory()), new Claims(store, false)));
  }

  /**
   * A wrong schema fails the deployment; a database that is not up yet only delays deliveries, and
   * nothing delays those that are only observed.
   */
  private static void open(StoreHandle store, Settings settings) {
    try {
      store.open();
    } catch (StoreUnavailableException e) {
      LOG.storeUnreachable(store.name(), settings.consumer(), String.valueOf(e.getMessage()));
    } catch (StoreException e) {
      if (settings.mode() == Mode.ENFORCE) {
        throw LOG.storeUnusable(
            store.name(), settings.consumer(), String.valueOf(e.getMessage()), e);
      }
      LOG.wouldRefuse(settings.consumer(), String.valueOf(e.getMessage()));
    }
  }

  private static void announce(
      Settings settings, Declaration declaration, String store, List<String> key) {
    LOG.consumerDeployed(
        settings.consumer(),
        declaration.bean().getName(),
        key,
        store,
        settings.retention().toString(),
        settings.policy().onDuplicate().name());
    if (key.equals(List.of("messageId"))) {
      LOG.keyIsMessageId(settings.consumer());
    }
    if (settings.mode() == Mode.OBSERVE) {
      LOG.consumerObserved(settings.consumer());
    }
  }
}
