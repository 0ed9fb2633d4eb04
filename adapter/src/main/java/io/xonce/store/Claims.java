/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The claims of one call. Keys are inserted in the order of their hashes, so that two calls that
 * share keys wait for each other in one direction only.
 */
final class Claims {

  /** A purge can take the record away between a claim and the look at it, hardly ever twice. */
  private static final int ATTEMPTS = 3;

  private final Dialect dialect;
  private final Connection connection;
  private final Duration lockTimeout;
  private final long start = System.nanoTime();

  /** First copies of the keys that are not settled yet. */
  private final SortedMap<MessageKey, IncomingMessage> open = new TreeMap<>(MessageKey.BY_HASH);

  private final Map<MessageKey, IncomingMessage> firsts = new HashMap<>();
  private final Map<MessageKey, ProcessedMessage> records = new HashMap<>();
  private final Set<MessageKey> repeated = new HashSet<>();
  private final Set<MessageKey> stale = new HashSet<>();

  /** By consumer, as far as they were read. */
  private final Map<String, Floor> floors = new HashMap<>();

  Claims(Dialect dialect, Connection connection, Duration lockTimeout) {
    this.dialect = dialect;
    this.connection = connection;
    this.lockTimeout = lockTimeout;
  }

  /** Verdicts in the order of the messages; a later copy of a key meets the record of the first. */
  List<Claim> make(List<IncomingMessage> messages, boolean aboveFloor) throws SQLException {
    for (IncomingMessage message : messages) {
      if (open.putIfAbsent(message.key(), message) != null) {
        repeated.add(message.key());
      }
    }
    insert(aboveFloor);
    if (aboveFloor && !firsts.isEmpty()) {
      giveUpStale();
    }
    repeated.retainAll(firsts.keySet());
    look(repeated);
    List<Claim> answers = new ArrayList<>(messages.size());
    for (IncomingMessage message : messages) {
      answers.add(answer(message));
    }
    return answers;
  }

  private void insert(boolean aboveFloor) throws SQLException {
    for (int attempt = 0; attempt < ATTEMPTS && !open.isEmpty(); attempt++) {
      Duration left = lockTimeout.minusNanos(System.nanoTime() - start);
      boolean alone = aboveFloor && open.size() == 1;
      for (MessageKey key : alone ? insertOne(left) : insertAll(left)) {
        firsts.put(key, open.remove(key));
      }
      look(open.keySet());
      open.keySet().removeAll(records.keySet());
    }
    if (!open.isEmpty()) {
      throw StoreMessages.MESSAGES.recordVanished(open.firstKey(), ATTEMPTS);
    }
  }

  private Set<MessageKey> insertAll(Duration wait) throws SQLException {
    return dialect.insertAll(connection, open.values(), wait);
  }

  /** With the floor that is to judge it. */
  private Set<MessageKey> insertOne(Duration wait) throws SQLException {
    IncomingMessage message = open.values().iterator().next();
    Floor floor = dialect.insertAndReadFloor(connection, message, wait);
    if (floor == null) {
      return Set.of();
    }
    floors.put(message.key().consumer(), floor);
    return Set.of(message.key());
  }

  private void look(Set<MessageKey> keys) throws SQLException {
    if (!keys.isEmpty()) {
      records.putAll(dialect.findAll(connection, keys));
    }
  }

  /** At another isolation a claim fails rather than err, but the floor would be an old one. */
  private void giveUpStale() throws SQLException {
    Isolation.requireReadCommitted(connection);
    for (IncomingMessage first : List.copyOf(firsts.values())) {
      String doubt = floorOf(first.key().consumer()).doubt(first);
      if (doubt != null) {
        StoreMessages.MESSAGES.stale(first.key(), String.valueOf(Records.messageId(first)), doubt);
        giveUp(first.key());
      }
    }
  }

  private Floor floorOf(String consumer) throws SQLException {
    Floor floor = floors.get(consumer);
    if (floor == null) {
      floor = Floor.of(consumer, connection, dialect.database());
      floors.put(consumer, floor);
    }
    return floor;
  }

  private void giveUp(MessageKey key) throws SQLException {
    Records.delete(connection, key);
    firsts.remove(key);
    stale.add(key);
  }

  private Claim answer(IncomingMessage message) {
    MessageKey key = message.key();
    if (firsts.remove(key) != null) {
      return Claim.FIRST;
    }
    return stale.contains(key) ? Claim.STALE : Claim.known(message, record(key));
  }

  private ProcessedMessage record(MessageKey key) {
    ProcessedMessage record = records.get(key);
    if (record == null) {
      throw StoreMessages.MESSAGES.recordVanished(key, ATTEMPTS);
    }
    return record;
  }
}
