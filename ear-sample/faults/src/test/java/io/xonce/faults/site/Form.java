/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.site;

import io.xonce.faults.bean.BatchBean;
import io.xonce.faults.bean.LateBean;
import io.xonce.faults.bean.RemoteBatchBean;
import io.xonce.faults.bean.RemoteSingleBean;
import io.xonce.faults.bean.SingleBean;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The forms of delivery that have to keep the promise. A further one is a constant here, a bean,
 * and its queue in {@code local.cli}; everything else follows.
 */
public enum Form {
  SINGLE("single", SingleBean.class, "activemq-ra", Topology.LOCAL),
  BATCH("batch", BatchBean.class, "#once.rar", Topology.LOCAL),
  LATE("late", LateBean.class, "#once.rar", Topology.LOCAL),
  REMOTE_SINGLE("remote-single", RemoteSingleBean.class, "artemis-ra", Topology.REMOTE),
  REMOTE_BATCH("remote-batch", RemoteBatchBean.class, "#once.rar", Topology.REMOTE);

  private final String consumer;
  private final Class<?> bean;
  private final String adapter;
  private final Topology topology;

  Form(String consumer, Class<?> bean, String adapter, Topology topology) {
    this.consumer = consumer;
    this.bean = bean;
    this.adapter = adapter;
    this.topology = topology;
  }

  /** Name of the consumer, and of its queue. */
  public String consumer() {
    return consumer;
  }

  Class<?> bean() {
    return bean;
  }

  /** The resource adapter that delivers. */
  String adapter() {
    return adapter;
  }

  /** Those of a topology whose name matches. */
  public static List<Form> matching(String pattern, Topology topology) {
    return of(topology).filter(form -> Pattern.matches(pattern, form.name())).toList();
  }

  static Stream<Form> of(Topology topology) {
    return Stream.of(values()).filter(form -> form.topology == topology);
  }
}
