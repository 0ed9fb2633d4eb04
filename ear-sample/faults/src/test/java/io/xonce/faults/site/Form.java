/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import io.xonce.faults.bean.BatchBean;
import io.xonce.faults.bean.LateBean;
import io.xonce.faults.bean.MariaDbBean;
import io.xonce.faults.bean.OnePhaseBean;
import io.xonce.faults.bean.RemoteBatchBean;
import io.xonce.faults.bean.RemoteSingleBean;
import io.xonce.faults.bean.SingleBean;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The forms of delivery that have to keep the promise. A further one is a constant here, a bean,
 * and its queue in {@code local.cli}; everything else follows.
 */
public enum Form {
  SINGLE("single", SingleBean.class, "activemq-ra", Topology.LOCAL),
  BATCH("batch", BatchBean.class, "#once.rar", Topology.LOCAL),
  LATE("late", LateBean.class, "#once.rar", Topology.LOCAL),
  ONE_PHASE("one-phase", OnePhaseBean.class, "#once.rar", Topology.LOCAL),
  MARIADB("mariadb", MariaDbBean.class, "#once.rar", Topology.LOCAL, Store.MARIADB),
  REMOTE_SINGLE("remote-single", RemoteSingleBean.class, "artemis-ra", Topology.REMOTE),
  REMOTE_BATCH("remote-batch", RemoteBatchBean.class, "#once.rar", Topology.REMOTE);

  private final String consumer;
  private final Class<?> bean;
  private final String adapter;
  private final Topology topology;
  private final Store store;

  Form(String consumer, Class<?> bean, String adapter, Topology topology) {
    this(consumer, bean, adapter, topology, Store.POSTGRES);
  }

  Form(String consumer, Class<?> bean, String adapter, Topology topology, Store store) {
    this.consumer = consumer;
    this.bean = bean;
    this.adapter = adapter;
    this.topology = topology;
    this.store = store;
  }

  /** Name of the consumer, and of its queue. */
  public String consumer() {
    return consumer;
  }

  Class<?> bean() {
    return bean;
  }

  public boolean is(Topology wanted) {
    return topology == wanted;
  }

  /** What runs in which process for it. */
  public Topology topology() {
    return topology;
  }

  /** Where it has its state. */
  public Store store() {
    return store;
  }

  public boolean is(Store wanted) {
    return store == wanted;
  }

  /** The resource adapter that delivers. */
  String adapter() {
    return adapter;
  }

  /** Whether its messages are acknowledged after the commit, and not in the transaction. */
  public boolean isAcknowledgedAfterCommit() {
    return this == LATE || this == ONE_PHASE;
  }

  /**
   * Whether it sends for what it processes: that, and nothing else there, needs a second branch.
   */
  public boolean sends() {
    return this != ONE_PHASE;
  }

  /** Whether a consumer does; one that is no form does. */
  static boolean sends(String consumer) {
    return Stream.of(values()).filter(form -> form.consumer.equals(consumer)).allMatch(Form::sends);
  }

  /** Whether it acknowledges a duplicate without a trace, and answers from memory what it can. */
  public boolean skips() {
    return this == ONE_PHASE;
  }

  /** The consumers that do. */
  static Set<String> skipping() {
    return Stream.of(values()).filter(Form::skips).map(Form::consumer).collect(Collectors.toSet());
  }

  /** Whether a database alone may be in a transaction of one of these consumers. */
  static boolean areInOnePhase(Collection<String> consumers) {
    return Stream.of(values())
        .filter(form -> consumers.contains(form.consumer))
        .anyMatch(Form::isAcknowledgedAfterCommit);
  }

  /** Where a consumer has its state; one that is no form has it where most forms have it. */
  static Store store(String consumer) {
    return Stream.of(values())
        .filter(form -> form.consumer.equals(consumer))
        .map(form -> form.store)
        .findFirst()
        .orElse(Store.POSTGRES);
  }

  /** Those whose name matches, by topologies. */
  public static List<Form> matching(String pattern) {
    return Stream.of(Topology.values())
        .flatMap(topology -> matching(pattern, topology).stream())
        .toList();
  }

  /** Those of a topology whose name matches. */
  public static List<Form> matching(String pattern, Topology topology) {
    return of(topology).filter(form -> Pattern.matches(pattern, form.name())).toList();
  }

  /** Those that there can be on this machine. */
  static Stream<Form> of(Topology topology) {
    return Stream.of(values()).filter(form -> form.topology == topology && form.store.isPossible());
  }
}
