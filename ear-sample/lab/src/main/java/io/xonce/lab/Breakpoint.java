/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.lab;

import static java.util.Objects.requireNonNull;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ClassNotLoadedException;
import com.sun.jdi.Field;
import com.sun.jdi.IncompatibleThreadStateException;
import com.sun.jdi.IntegerValue;
import com.sun.jdi.InvalidTypeException;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.AttachingConnector;
import com.sun.jdi.connect.Connector.Argument;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.LocatableEvent;
import com.sun.jdi.request.BreakpointRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.EventRequestManager;
import com.sun.jdi.request.StepRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A method of the server at whose beginning a thread stops, and stays: the server is to be killed
 * there, or the thread sent on. The other threads go on.
 */
public final class Breakpoint {

  /** What a server must be started with. */
  public static final String JVM_OPTION =
      "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0";

  // For hangs.
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private static final long PAUSE_MILLIS = 100;

  private final VirtualMachine server;
  private @Nullable ThreadReference arrived;

  /**
   * Takes effect at once.
   *
   * @param type loaded already
   */
  Breakpoint(long pid, String type, String method) {
    server = attach(pid);
    stopAt(type, method, request -> {});
  }

  private void stopAt(String type, String method, Consumer<BreakpointRequest> filter) {
    List<ReferenceType> loaded = server.classesByName(type);
    if (loaded.isEmpty()) {
      throw new IllegalStateException(type + " is not loaded");
    }
    loaded.forEach(found -> stopAt(found, method, filter));
  }

  private void stopAt(ReferenceType type, String method, Consumer<BreakpointRequest> filter) {
    List<Method> found = type.methodsByName(method);
    if (found.isEmpty()) {
      throw new IllegalStateException(type.name() + " has no method " + method);
    }
    for (Method one : found) {
      BreakpointRequest request =
          server.eventRequestManager().createBreakpointRequest(one.location());
      filter.accept(request);
      enable(request);
    }
  }

  private static void enable(EventRequest request) {
    request.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
    request.enable();
  }

  /** A debugger at a server, which goes on until it is told otherwise. */
  public static VirtualMachine attach(long pid) {
    AttachingConnector connector =
        Bootstrap.virtualMachineManager().attachingConnectors().stream()
            .filter(known -> known.name().equals("com.sun.jdi.ProcessAttach"))
            .findFirst()
            .orElseThrow();
    Map<String, Argument> arguments = connector.defaultArguments();
    requireNonNull(arguments.get("pid")).setValue(Long.toString(pid));
    try {
      return connector.attach(arguments);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalConnectorArgumentsException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets the thread that has arrived go on until it arrives at another method. */
  public void moveTo(String type, String method) {
    ThreadReference moving = arrived();
    move(() -> stopAt(type, method, request -> request.addThreadFilter(moving)));
  }

  /** Leaves the thread where it is, and stops the next one at another method. */
  public void stopNextAt(String type, String method) {
    server.eventRequestManager().deleteAllBreakpoints();
    arrived = null;
    stopAt(type, method, request -> {});
  }

  /**
   * Lets the thread go on until any comes to a method of what its object refers to.
   *
   * @param fields by which it does, one after another
   */
  public void moveInto(List<String> fields, String method) {
    ObjectReference object = referred(fields);
    move(
        () -> stopAt(object.referenceType(), method, request -> request.addInstanceFilter(object)));
  }

  /** Lets the thread go on until the method in which it is has done its work. */
  public void moveOut() {
    ThreadReference moving = arrived();
    move(
        () ->
            enable(
                server
                    .eventRequestManager()
                    .createStepRequest(moving, StepRequest.STEP_MIN, StepRequest.STEP_OUT)));
  }

  /** Takes the second half of what a method is to write, its first argument, out of the buffer. */
  public void halveTheBuffer() {
    ObjectReference buffer = (ObjectReference) frame().getArgumentValues().get(0);
    int start = ((IntegerValue) buffer.getValue(field(buffer, "position"))).value();
    int end = ((IntegerValue) buffer.getValue(field(buffer, "limit"))).value();
    try {
      buffer.setValue(field(buffer, "limit"), server.mirrorOf((start + end) / 2));
    } catch (InvalidTypeException | ClassNotLoadedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void move(Runnable next) {
    EventRequestManager requests = server.eventRequestManager();
    requests.deleteAllBreakpoints();
    requests.deleteEventRequests(List.copyOf(requests.stepRequests()));
    arrived = null;
    next.run();
    server.resume();
  }

  private ThreadReference arrived() {
    return requireNonNull(arrived, "No thread has arrived");
  }

  private StackFrame frame() {
    try {
      return arrived().frame(0);
    } catch (IncompatibleThreadStateException e) {
      throw new IllegalStateException(e);
    }
  }

  private ObjectReference referred(List<String> fields) {
    ObjectReference object = requireNonNull(frame().thisObject(), "A static method");
    for (String name : fields) {
      object = (ObjectReference) requireNonNull(object.getValue(field(object, name)), name);
    }
    return object;
  }

  private static Field field(ObjectReference object, String name) {
    return object.referenceType().allFields().stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No field " + name + " in " + object));
  }

  /** Those that have arrived stay where they are. */
  public void stopNobodyElse() {
    server.eventRequestManager().deleteAllBreakpoints();
  }

  /** Lets the thread go on, and stops none any more. */
  public void letGo() {
    server.dispose();
  }

  /** Waits for a thread that stops here; fails when none does. */
  public void awaitArrival() {
    if (!arrivesIn(LIMIT)) {
      throw new IllegalStateException("No thread has come to the breakpoint in " + LIMIT);
    }
  }

  /** Whether a thread stops here before a time is up. */
  public boolean arrivesIn(Duration time) {
    long deadline = System.nanoTime() + time.toNanos();
    while (!hasArrived()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
    }
    return true;
  }

  private boolean hasArrived() {
    try {
      EventSet events = server.eventQueue().remove(PAUSE_MILLIS);
      if (events != null) {
        events.stream().filter(this::isAwaited).forEach(event -> arrived = thread(event));
      }
      return arrived != null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  /** Others may have arrived where it was set before, and have been let go since. */
  private boolean isAwaited(Event event) {
    EventRequestManager requests = server.eventRequestManager();
    return requests.breakpointRequests().contains(event.request())
        || requests.stepRequests().contains(event.request());
  }

  private static ThreadReference thread(Event event) {
    return ((LocatableEvent) event).thread();
  }
}
