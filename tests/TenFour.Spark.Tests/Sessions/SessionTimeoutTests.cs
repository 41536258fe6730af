using TenFour.Spark.Sessions;

namespace TenFour.Spark.Tests.Sessions;

public sealed class SessionTimeoutTests
{
    [Theory]
    [InlineData(null, "60m")]
    [InlineData("3600000ms", "60m")]
    [InlineData("90000", "90s")]
    [InlineData("30s", "30s")]
    [InlineData("1500", "1500ms")]
    [InlineData("-1", null)]
    public void Timeout_AsAServerHasIt_IsWrittenForPeople(string? setting, string? text) => Assert.Equal(text, SessionTimeout.Text(setting));
}
