/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce;

import java.util.List;
import java.util.Map;

/**
 * One consumer as JMX shows it, under {@code
 * io.xonce:type=Consumer,application="<name>",name="<consumer>"} in the platform MBean server, from
 * deployment to undeployment. All counts are those of this server since the deployment.
 *
 * <p><b>Transactions.</b> Nothing here runs in one, and nothing but {@code pause} and {@code
 * resume} changes anything; {@code explain} reads the database through connections of its own.
 *
 * <p><b>Threads.</b> Safe for use by many. Counts that are read one after another may be apart by
 * the deliveries between them.
 */
public interface ConsumerMXBean {

  /**
   * The guarantee reached so far: the name of a {@link Guarantee}, the weakest of all ways the
   * bean's transactions were made up; {@code NOT_YET_DELIVERED} before the first delivery; {@code
   * REFUSED} if the latest delivery was refused because its guarantee was too low or not to be
   * proved; {@code NOT_RECEIVING} while the resource adapter that delivers batches has lost the
   * broker, or the broker has closed its consumer, and while a queue of the server's own broker has
   * messages and no consumer; {@code OBSERVED} for a consumer that is only observed.
   */
  String getGuarantee();

  /**
   * The branches in which that guarantee was found, the most if in several ways, and why it is not
   * a better one, or the refusal, or why nothing is received, or what the observation has found.
   * While nothing has succeeded yet, how many deliveries have rolled back and why the last did; of
   * an exception of the application only its type.
   */
  String getGuaranteeEvidence();

  /** The name of the {@link Guarantee} below which deliveries are refused. */
  String getMinimumGuarantee();

  /** The key expressions, or {@code MessageKeyResolver} if a bean gives the key. */
  List<String> getKeyExpressions();

  /** JNDI name of the store; empty while it is not known yet. */
  String getStore();

  /** {@code ENFORCE}, or {@code OBSERVE} if duplicates are only reported. */
  String getMode();

  /** How long a key is remembered, in ISO-8601. */
  String getRetention();

  /** How many deliveries had each outcome. */
  Map<String, Long> getDeliveries();

  /**
   * How many deliveries turned out to be duplicates, by their {@link DuplicateCause}. One that
   * rolls back is delivered, and counted, again.
   */
  Map<String, Long> getDuplicates();

  /**
   * How long after the first copy the duplicates came: their number by the upper bound of their
   * age, each counted once.
   */
  Map<String, Long> getDuplicateAges();

  /**
   * The retention that the duplicates seen so far suggest, in ISO-8601, and what that follows from:
   * twice the age of the oldest, rounded up.
   */
  String getSuggestedRetention();

  /**
   * Deliveries that wait now because the store is away. Each holds a thread and its message, at the
   * longest until its transaction needs the rest of its time to roll back.
   */
  int getHeldDeliveries();

  /**
   * Pauses a consumer whose messages come by the resource adapter of Xonce. What is at work ends;
   * after five seconds at most nothing is received any more, and messages wait at the broker
   * without a delivery on their count. {@link #getGuarantee} is {@code PAUSED} meanwhile. Lasts
   * until {@link #resume}, or until the application is undeployed. Of this server only.
   *
   * @param reason for whoever looks at it; shown in log and evidence
   * @return what comes of it, for people; not an error where it cannot be done
   */
  String pause(String reason);

  /**
   * Ends a {@link #pause}.
   *
   * @return what comes of it, for people
   */
  String resume();

  /** Keys known in memory to be committed. */
  int getKnownKeys();

  /** Attempts that the attempt ledger of the store could not record, of all its consumers. */
  long getLostAttempts();

  /**
   * Tells the story of a key that has no tenant: its record, each attempt, and what is in doubt.
   * What was refused because it had no key is told, with its message ids, under {@code (no key)}.
   *
   * @param key the parts of the key with {@code |} between; where a part has that character itself,
   *     write {@code \|}, and <code>&#92;&#92;</code> for a backslash before it
   * @return the story in lines of text, also if there is nothing to tell or the store cannot be
   *     asked
   */
  String explain(String key);

  /**
   * Tells the story of a key of a tenant.
   *
   * @param tenant the tenant
   * @param key as in {@link #explain(String)}
   * @return as there
   */
  String explain(String tenant, String key);
}
