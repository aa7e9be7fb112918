package io.broadsheet.chassis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Of all three modules. Seen to fail at store, which used outbox and messaging, and both of them store. */
@AnalyzeClasses(packages = "io.broadsheet.chassis", importOptions = ChassisArchitectureTest.NoTests.class)
class ChassisArchitectureTest {

    static final class NoTests implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar") && !location.contains("/test-classes/");
        }
    }

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("io.broadsheet.chassis.(*)..")
            .should()
            .beFreeOfCycles()
            .because("each package of the chassis can be read by itself");

    @ArchTest
    static final ArchRule THE_ROOT_NEEDS_NO_PACKAGE = noClasses()
            .that()
            .resideInAPackage("io.broadsheet.chassis")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.broadsheet.chassis.(**)")
            .because("all packages may use what lies in the root");
}
