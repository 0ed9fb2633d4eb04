/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab.oracle;

import java.util.List;
import java.util.Set;

/**
 * All that was seen from outside.
 *
 * @param sent the journals of the senders
 * @param effects what is in the state in the end
 * @param outputs what the handlers' messages tell
 * @param asides what was put aside
 * @param records keys that are recorded as processed in the end
 * @param recordsBefore keys that were recorded as processed at some time
 * @param told keys of which it is told that their processing committed
 * @param entities all that there are
 * @param skipping consumers that acknowledge a duplicate without a trace
 */
public record History(
    List<Sent> sent,
    List<Stamp> effects,
    List<Stamp> outputs,
    List<Aside> asides,
    Set<Key> records,
    Set<Key> recordsBefore,
    Set<Key> told,
    List<Entity> entities,
    Remains remains,
    Set<String> skipping) {}
