package io.memecast.launch;

import java.lang.reflect.Proxy;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A signal that this process handles itself, by way of {@code sun.misc.Signal}: nothing else in Java tells a first
 * Ctrl+C from a third. By reflection, because javac's warning about that class cannot be suppressed and a warning stops
 * the build.
 *
 * @param name without the {@code SIG}
 * @param number the system's
 */
record ProcessSignal(String name, int number) {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessSignal.class);

  /** From now on {@code handler} is called, on a thread of its own, instead of what the JVM does by itself. */
  static void handle(String name, int number, Consumer<ProcessSignal> handler) {
    ProcessSignal signal = new ProcessSignal(name, number);
    try {
      Class<?> signalType = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object proxy = Proxy.newProxyInstance(
          handlerType.getClassLoader(), new Class<?>[] {handlerType}, (self, method, arguments) -> {
            handler.accept(signal);
            return null;
          });
      signalType
          .getMethod("handle", signalType, handlerType)
          .invoke(null, signalType.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException e) {
      // With -Xrs, or on a system without the signal, the JVM's own way of ending remains.
      LOG.debug("Signal {} is not ours to handle", name, e);
    }
  }
}
