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

  ConsumerFactory(Transactions transactions, Ledgers ledgers, Purger purger) {
    this.transactions = transactions;
    this.ledgers = ledgers;
    this.purger = purger;
  }

  Consumer create(
      Declaration declaration, Configuration configuration, @Nullable MessageKeyResolver resolver) {
    Settings settings = SettingsReader.read(declaration, configuration);
    StoreHandle store = new StoreHandle(settings, transactions);
    boolean named = store.isNamed();
    if (named) {
      open(store, settings);
    }
    purger.schedule(settings, store);
    announce(settings, declaration, named ? store.name() : "to be found", resolver != null);
    KeyReader keys = new KeyReader(settings, resolver);
    return settings.mode() == Mode.OBSERVE
        ? observed(settings, keys, store)
        : enforcing(declaration, settings, keys, store);
  }

  private Consumer enforcing(
      Declaration declaration, Settings settings, KeyReader keys, StoreHandle store) {
    Claims claims = new Claims(store, settings.policy().floor());
    KnownKeys known = new KnownKeys(settings.knownKeys(), settings.retention());
    return new EnforcingConsumer(
        settings,
        keys,
        new Proof(settings, store, transactions),
        known,
        new History(settings.policy(), ledgers.of(settings, store), known),
        claims,
        declaration.reactions(settings, claims));
  }

  private Consumer observed(Settings settings, KeyReader keys, StoreHandle store) {
    Observation observation = new Observation(settings.consumer());
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
      Settings settings, Declaration declaration, String store, boolean resolver) {
    LOG.consumerDeployed(
        settings.consumer(),
        declaration.bean().getName(),
        resolver ? List.of("MessageKeyResolver") : settings.keyTexts(),
        store,
        settings.retention().toString(),
        settings.policy().onDuplicate().name());
    if (!resolver && settings.keyIsMessageId()) {
      LOG.keyIsMessageId(settings.consumer());
    }
    if (settings.mode() == Mode.OBSERVE) {
      LOG.consumerObserved(settings.consumer());
    }
  }
}
