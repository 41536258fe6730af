namespace TenFour.Parity.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void Runner_Started_FindsTheTests() => Assert.NotNull(TestContext.Current.Test);
}
