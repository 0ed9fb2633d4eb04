/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor.consumer;

import static io.xonce.interceptor.log.XonceLogger.LOG;

import io.xonce.ledger.ConsumerDirectory;
import io.xonce.ledger.ConsumerDirectory.Entry;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks once at who else uses the tables: consumers that no application has any more, so that
 * nobody purges what they left, and those that another application at work has as well.
 */
final class ConsumerAudit {

  private final Set<String> own = ConcurrentHashMap.newKeySet();
  private final Set<String> sharedOnPurpose = ConcurrentHashMap.newKeySet();

  /** All consumers of this application are known before the first look. */
  void add(String consumer, boolean shared) {
    own.add(consumer);
    if (shared) {
      sharedOnPurpose.add(consumer);
    }
  }

  void look(ConsumerDirectory directory, String store, String application) {
    for (Entry entry : directory.entries()) {
      String other = otherAtWork(entry, directory, application);
      if (!own.contains(entry.consumer())) {
        if (other == null) {
          tell(entry, store, application);
        }
      } else if (other != null && !sharedOnPurpose.contains(entry.consumer())) {
        LOG.consumerShared(entry.consumer(), other, store);
      }
    }
  }

  /** What another application had is not for this one to delete: it may not have received yet. */
  private static void tell(Entry entry, String store, String application) {
    Set<String> others = new TreeSet<>(entry.applications());
    others.remove(application);
    String newest = entry.lastSeen().toString();
    if (others.isEmpty()) {
      LOG.consumerAbandoned(store, entry.consumer(), newest);
    } else {
      LOG.consumerOfAnother(store, entry.consumer(), newest, String.join(", ", others));
    }
  }

  private static @Nullable String otherAtWork(
      Entry entry, ConsumerDirectory directory, String application) {
    return entry.applications().stream()
        .filter(name -> !name.equals(application) && directory.applications().contains(name))
        .findFirst()
        .orElse(null);
  }
}
