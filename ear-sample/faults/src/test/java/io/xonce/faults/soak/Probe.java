/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.faults.soak;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.sun.management.UnixOperatingSystemMXBean;
import io.xonce.faults.site.Queues;
import io.xonce.faults.site.Site;
import io.xonce.faults.site.Store;
import io.xonce.lab.ServerJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Looks at a server that is at rest, at its databases and its broker. */
final class Probe implements AutoCloseable {

  private static final double MEGABYTE = 1 << 20;

  /** Each deployment of the forms has one class loader of this name. */
  private static final String LOADER = "deployment.forms.ear.handlers.jar";

  private final Site site;
  private final ServerJvm jvm;

  Probe(Site site) {
    this.site = site;
    this.jvm = site.server().jvm();
  }

  Sample sample(long messages) {
    MemoryMXBean memory = jvm.platform(MemoryMXBean.class);
    // What the first leaves to be cleaned up, the second finds.
    memory.gc();
    Map<Gauge, Double> values = new EnumMap<>(Gauge.class);
    outside(values);
    Map<String, Long> threads = threads();
    memory.gc();
    values.put(Gauge.HEAP, memory.getHeapMemoryUsage().getUsed() / MEGABYTE);
    values.put(Gauge.METASPACE, metaspace() / MEGABYTE);
    values.put(Gauge.APPLICATIONS, (double) applications());
    values.put(Gauge.THREADS, (double) threads.values().stream().mapToLong(Long::longValue).sum());
    values.put(Gauge.MBEANS, (double) jvm.names().size());
    values.put(
        Gauge.FILES,
        (double) jvm.platform(UnixOperatingSystemMXBean.class).getOpenFileDescriptorCount());
    return new Sample(messages, values, threads);
  }

  private void outside(Map<Gauge, Double> values) {
    Queues queues = site.queues();
    values.put(Gauge.POSTGRES, (double) site.books().sessions());
    if (Store.MARIADB.isPossible()) {
      values.put(Gauge.MARIADB, (double) site.mariaDbBooks().sessions());
    }
    values.put(Gauge.CONNECTIONS, (double) queues.connections());
    values.put(Gauge.SESSIONS, (double) queues.sessions());
    values.put(Gauge.CONSUMERS, (double) queues.consumers());
    values.put(Gauge.DECIDED, (double) site.decided());
  }

  private Map<String, Long> threads() {
    ThreadMXBean threads = jvm.platform(ThreadMXBean.class);
    return Stream.of(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(Objects::nonNull)
        .map(ThreadInfo::getThreadName)
        .map(name -> name.replaceAll("\\d+", "#"))
        .collect(groupingBy(name -> name, counting()));
  }

  private long metaspace() {
    try {
      return ManagementFactory.getPlatformMXBeans(jvm.beans(), MemoryPoolMXBean.class).stream()
          .filter(pool -> pool.getName().equals("Metaspace"))
          .mapToLong(pool -> pool.getUsage().getUsed())
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long applications() {
    return jvm.diagnose("vmClassloaders", "fold=false")
        .lines()
        .filter(line -> line.contains(LOADER))
        .count();
  }

  @Override
  public void close() {
    jvm.close();
  }
}
