/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce;

/**
 * What an operator's console asks of one consumer and has it do, in JMX under {@code
 * io.xonce:type=Operations,application="<name>",name="<consumer>"}, from deployment to
 * undeployment. People read {@link ConsumerMXBean}; this one is for programs.
 *
 * <p><b>Answers</b> are JSON objects as text. Times are ISO-8601 in UTC; what is not known is left
 * out. What could not be answered or done has one member, {@code error}, with the reason. Nothing
 * is thrown.
 *
 * <p><b>What changes something</b> is recorded in the table {@code xonce_action} before it is done,
 * and is not done if it cannot be recorded. An actor and a reason are demanded; whoever calls
 * vouches for the actor.
 *
 * <p><b>Transactions:</b> each call reads and writes in short transactions of its own; call where
 * none runs. <b>Threads:</b> safe for use by many.
 */
public interface ConsumerOperationsMXBean {

  /** What is set for the consumer, and what it has counted on this server since its deployment. */
  String getState();

  /**
   * How much the store holds of the consumer: {@code records} (up to 100,000, then {@code more} is
   * true), {@code oldest}, {@code newest}, {@code floor}, {@code now}, {@code purgeLag} in seconds.
   */
  String getStoredRecords();

  /**
   * Looks for keys: {@code keys} is an array, the newest first, and {@code more} is true if there
   * may be others. A key that is named whole is found by itself; then the time is walked for what
   * begins so. That takes ten seconds at most, and fails if it would take longer: {@code problem}
   * says so beside a key that was found before, and {@code error} if there is none.
   *
   * @param criteria a JSON object; each member may be left out. {@code key}: its parts with {@code
   *     |} between, the whole key or the beginning of what is shown of it; {@code exact}: true
   *     looks for the whole key only, and walks nothing; {@code tenant}; {@code message}: a message
   *     id; {@code from} and {@code until}: times, a day back from now if left out; {@code most}: 1
   *     to 500, 100 if left out
   */
  String search(String criteria);

  /**
   * Tells the story of a key: {@code record}, {@code attempts} oldest first, {@code doubts}.
   *
   * @param keyHash 64 hexadecimal digits, as {@link #search} gives them
   */
  String story(String keyHash);

  /**
   * What the attempt ledger of the store tells of messages, by any of its consumers: {@code
   * messages} is an object by message id.
   *
   * @param ids of the messages, at most 500
   */
  String failures(String[] ids);

  /**
   * What would become of messages if they were delivered now: {@code messages} is an object by JMS
   * message id, each with a {@code verdict} NEW, DUPLICATE, CONFLICT, STALE or UNREADABLE. Those
   * that are not in the queue are left out. Payloads are read as for a delivery, and never shown.
   *
   * @param queue JNDI name of the queue that they lie in
   * @param ids their JMS message ids, at most 500
   */
  String verdicts(String queue, String[] ids);

  /**
   * The branches that are in doubt in the database of the store: {@code branches} is an array, each
   * with the keys that it holds, as far as attempts tell, and its {@code fate} COMMITS, ROLLS_BACK,
   * OF_ANOTHER_NODE or NOT_KNOWN.
   */
  String getBranchesInDoubt();

  /** What operators did with any consumer of the store: {@code actions}, the latest 100 first. */
  String getActions();

  /** As {@link ConsumerMXBean#pause}, recorded; {@code done} says whether it is paused. */
  String pause(String actor, String reason);

  /** As {@link ConsumerMXBean#resume}, recorded. */
  String resume(String actor, String reason);

  /**
   * Has the recovery of this server look for branches in doubt now, and waits for the end of its
   * pass: some seconds.
   */
  String recover(String actor, String reason);

  /**
   * Deletes the record of a key, and what was answered, so that a message of that key is processed
   * again. It is announced first, and then waits for six seconds, until no server of the store
   * answers from its memory that the key was processed; if this server dies meanwhile, or the store
   * cannot be reached, the record stays. A copy that is being delivered while this runs may still
   * be taken for a duplicate: send it, or retry it, once this has returned {@code done}.
   *
   * @param keyHash 64 hexadecimal digits, as {@link #search} gives them
   */
  String forget(String keyHash, String actor, String reason);

  /**
   * Rehearses a dead letter: the bean is called with it, by its container and in a transaction that
   * is rolled back whatever comes of it. {@code rehearsal} holds what it would have come to: {@code
   * called}, {@code fails}, {@code thrown} with {@code class} and {@code message}, {@code
   * resources} that took part, {@code statements} in the database of the store and {@code sent}
   * messages, {@code unseen} resources, of which neither is known. Texts of statements come without
   * their values.
   *
   * <p>The bean gets it by a token in its own queue, which is good once and for this server only.
   * This returns when that is over, or after half a minute in which nobody has taken the token;
   * then {@code done} is false. It counts as no attempt, and leaves no record. Whatever the bean
   * does outside the transaction is done.
   *
   * @param queue JNDI name of the queue that it lies in, and goes on to lie in
   * @param messageId its JMS message id
   * @param origin JNDI name of the queue of the consumer
   */
  String rehearse(String queue, String messageId, String origin, String actor, String reason);

  /**
   * Records that something begins which a console does itself, as a retry of dead letters: {@code
   * id}.
   *
   * @param kind what is done, 50 characters at most
   * @param subject what it is done to
   */
  String begin(String kind, String subject, String actor, String reason);

  /**
   * Records what came of it.
   *
   * @param id as {@link #begin} gave it
   */
  String end(String id, String result);
}
