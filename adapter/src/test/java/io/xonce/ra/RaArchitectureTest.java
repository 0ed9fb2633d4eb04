/* SPDX-License-Identifier: Apache-2.0 */
package io.xonce.ra;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/** What the resource adapter knows, and which way its packages point. */
@AnalyzeClasses(packages = "io.xonce.ra", importOptions = ImportOption.DoNotIncludeTests.class)
class RaArchitectureTest {

  @ArchTest
  static final ArchRule knowsNothingOfWhatIsDelivered =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.naming..",
              "javax.security.auth..",
              "javax.transaction.xa..",
              "jakarta.jms..",
              "jakarta.resource..",
              "jakarta.transaction..",
              "org.jboss.logging..",
              "org.jspecify..",
              "io.xonce.internal..",
              "io.xonce.ra..");

  @ArchTest
  static final ArchRule packagesPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("container")
          .definedBy("io.xonce.ra")
          .layer("inbound")
          .definedBy("io.xonce.ra.inbound")
          .layer("outbound")
          .definedBy("io.xonce.ra.outbound")
          .layer("recovery")
          .definedBy("io.xonce.ra.recovery")
          .layer("broker")
          .definedBy("io.xonce.ra.broker")
          .layer("spi")
          .definedBy("io.xonce.ra.spi")
          .whereLayer("container")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("inbound")
          .mayOnlyBeAccessedByLayers("container")
          .whereLayer("outbound")
          .mayOnlyBeAccessedByLayers("container", "inbound")
          .whereLayer("recovery")
          .mayOnlyBeAccessedByLayers("container", "inbound")
          .whereLayer("spi")
          .mayOnlyBeAccessedByLayers("container", "inbound")
          .whereLayer("broker")
          .mayNotAccessAnyLayer();

  /** Also within the package: each class can be read before those that use it. */
  @ArchTest
  static final ArchRule sessionsHaveNoCircles =
      slices()
          .assignedFrom(
              new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                  return type.getPackageName().equals("io.xonce.ra.inbound")
                      ? SliceIdentifier.of(outermost(type).getName())
                      : SliceIdentifier.ignore();
                }

                @Override
                public String getDescription() {
                  return "classes of io.xonce.ra.inbound";
                }
              })
          .should()
          .beFreeOfCycles();

  /** The server makes them by their names; all else is found through them. */
  @ArchTest
  static final ArchRule onlyTheServerSeesInside =
      classes()
          .that()
          .resideInAPackage("io.xonce.ra")
          .and()
          .areTopLevelClasses()
          .and()
          .haveNameNotMatching(".*_\\$logger")
          .and()
          .doNotBelongToAnyOf(
              BatchResourceAdapter.class, BatchActivationSpec.class, OutboundFactory.class)
          .should()
          .notBePublic();

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(RaArchitectureTest::outermost).orElse(type);
  }
}
