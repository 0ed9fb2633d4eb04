/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.bench.others;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/**
 * One consumer, named by the argument: {@code spring} or {@code camel}. Takes commands from
 * standard input, answers each by a line, and ends with its input, so that it never outlives its
 * owner.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class Main {

  private static final List<Class<?>> CAMEL = List.of(Main.class, CamelConsumer.class);
  private static final List<Class<?>> SPRING = List.of(Main.class, SpringConsumer.class);

  /** Runs until standard input ends. */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = System.out;
    // The log goes to standard error, a file: a pipe that nobody reads would stop the consumer.
    System.setOut(System.err);
    List<Class<?>> sources = arguments[0].equals("camel") ? CAMEL : SPRING;
    SpringApplication application = new SpringApplication(sources.toArray(Class<?>[]::new));
    try (ConfigurableApplicationContext context = application.run()) {
      obey(context.getBean(Switch.class), answers);
    }
  }

  private static void obey(Switch consumer, PrintStream answers) throws IOException {
    answers.println("ready");
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      (line.equals("on") ? consumer.on() : consumer.off()).run();
      answers.println(line);
    }
  }
}
