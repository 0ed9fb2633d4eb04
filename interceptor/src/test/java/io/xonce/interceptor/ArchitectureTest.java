/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.interceptor;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.xonce.ra.spi.BatchGuard;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.interceptor.Interceptor;
import jakarta.jms.Message;
import jakarta.jms.ObjectMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which way the dependencies point, and how little of this module can be seen from outside. */
@AnalyzeClasses(packages = "io.xonce", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String TOP = "io.xonce.interceptor";

  /** Written by the logging processor. */
  private static final String GENERATED = ".*_\\$logger";

  @ArchTest
  static final ArchRule adapterKnowsNothingOfTheInterceptor =
      noClasses()
          .that()
          .resideInAPackage("io.xonce.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.xonce", "io.xonce.interceptor..");

  @ArchTest
  static final ArchRule adapterKeepsItsInsideToItself =
      noClasses()
          .that()
          .resideInAnyPackage("io.xonce", "io.xonce.interceptor..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.xonce.internal..",
              "io.xonce.ra",
              "io.xonce.ra.broker..",
              "io.xonce.ra.inbound..",
              "io.xonce.ra.outbound..",
              "io.xonce.ra.recovery..");

  @ArchTest
  static final ArchRule apiDoesNotShowWhatIsBehindIt =
      noClasses()
          .that()
          .resideInAPackage("io.xonce")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.xonce.interceptor..", "io.xonce.store..");

  @ArchTest
  static final ArchRule nothingLinksToTheServersPrivateModules =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("com.arjuna..", "org.jboss..", "org.wildfly..")
                  .and(not(resideInAPackage("org.jboss.logging.."))));

  /** The rooms of this module, lowest first: each sees only those before it. */
  private static final String[] ROOMS = {
    "log",
    "server",
    "invocation",
    "key",
    "result",
    "settings",
    "store",
    "check",
    "statistics",
    "proof",
    "attempt",
    "reaction",
    "tier",
    "rehearsal",
    "consumer",
    "monitor",
    "operation"
  };

  @ArchTest
  static void eachRoomSeesOnlyThoseBelowIt(JavaClasses classes) {
    for (int i = 0; i < ROOMS.length; i++) {
      noClasses()
          .that()
          .resideInAPackage(room(ROOMS[i]))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(above(i))
          .check(classes);
    }
  }

  @ArchTest
  static void everyRoomHasItsPlace(JavaClasses classes) {
    Set<String> known = Stream.of(ROOMS).map(ArchitectureTest::room).collect(toSet());
    known.add(TOP);
    assertThat(classes.stream().map(JavaClass::getPackageName).filter(name -> name.startsWith(TOP)))
        .isSubsetOf(known);
  }

  @ArchTest
  static void roomsAreThoseOfTheReadme(JavaClasses classes) throws IOException {
    List<String> told =
        Files.readAllLines(Path.of("README.md")).stream()
            .map(line -> line.replaceFirst("^\\| `([a-z]+)` \\|.*$|.*", "$1"))
            .filter(room -> !room.isEmpty())
            .toList();
    assertThat(told).containsExactly(ROOMS);
  }

  private static String room(String name) {
    return TOP + "." + name;
  }

  private static String[] above(int room) {
    return Stream.concat(
            Stream.of(TOP), Stream.of(ROOMS).skip(room + 1L).map(ArchitectureTest::room))
        .toArray(String[]::new);
  }

  @ArchTest
  static final ArchRule noCircles = slices().matching("io.xonce.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule atTheTopOnlyWhatTheContainerCallsIsPublic =
      classes()
          .that()
          .resideInAPackage(TOP)
          .and()
          .areNotAnnotatedWith(Interceptor.class)
          .and()
          .areNotAssignableTo(Extension.class)
          .and()
          .areNotAssignableTo(BatchGuard.class)
          .and()
          .areTopLevelClasses()
          .should()
          .notBePublic();

  @ArchTest
  static final ArchRule simpleNamesTellTypesApart =
      classes()
          .that()
          .areTopLevelClasses()
          .and()
          .haveNameNotMatching(GENERATED)
          .should(haveANameOfTheirOwn());

  @ArchTest
  static final ArchRule nothingUnpacksForeignObjects =
      noClasses().should().dependOnClassesThat().haveSimpleName("ObjectInputStream");

  /** Each of these opens it, the last to find out what it would be. */
  @ArchTest
  static final ArchRule nothingOpensAnObjectMessage =
      noClasses()
          .should()
          .callMethod(ObjectMessage.class, "getObject")
          .orShould()
          .callMethod(Message.class, "getBody", Class.class)
          .orShould()
          .callMethod(Message.class, "isBodyAssignableTo", Class.class);

  /** It may be anybody's text, with line breaks that would forge lines of the log. */
  @ArchTest
  static final ArchRule whatAnExceptionSaysIsMadePrintable =
      noClasses()
          .that()
          .resideInAPackage(TOP + "..")
          .and()
          .resideOutsideOfPackage(room("log"))
          .should()
          .callMethodWhere(
              target(name("getMessage")).and(target(owner(assignableTo(Throwable.class)))));

  @ArchTest
  static final ArchRule nothingPrints =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  /** A stack trace is often read without packages. */
  private static ArchCondition<JavaClass> haveANameOfTheirOwn() {
    Map<String, String> names = new HashMap<>();
    return new ArchCondition<>("have a simple name of their own") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String other = names.putIfAbsent(type.getSimpleName(), type.getName());
        if (other != null && !type.getSimpleName().equals("package-info")) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " is also " + other));
        }
      }
    };
  }
}
