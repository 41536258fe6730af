using TenFour.Browser.Tests.Harness;

// One browser and few servers serve all tests, one after the other: what a test sees must not depend on its neighbours' load.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
[assembly: AssemblyFixture(typeof(Browser))]
[assembly: AssemblyFixture(typeof(ShownFeeds))]
