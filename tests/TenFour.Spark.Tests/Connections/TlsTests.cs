using System.Security.Cryptography.X509Certificates;
using TenFour.Spark.Connections;
using TenFour.Spark.Faults;
using TenFour.Spark.Sessions;
using TenFour.Spark.Tests.Fakes;

namespace TenFour.Spark.Tests.Connections;

/// <summary>Encrypted connections, with certificates that the client trusts or not.</summary>
public sealed class TlsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Token_OverTls_ReachesTheServer()
    {
        using var certificate = SelfMadeCertificate.Create(TimeProvider.System.GetUtcNow());
        await using var server = await FakeSpark.StartAsync(certificate);
        var options = new ClientOptions(TimeProvider.System) { TrustedRoots = new X509Certificate2Collection(certificate) };
        using var session = await SparkSession.ConnectAsync(server.Address with { UseTls = true, Token = "s3cret" }, options, Stop);
        Assert.Equal("4.2.0", session.Version);
        Assert.Equal("Bearer s3cret", server.Script.Headers.GetValue("authorization"));
    }

    [Fact]
    public async Task Certificate_ThatNobodyTrusts_GetsNoToken()
    {
        using var certificate = SelfMadeCertificate.Create(TimeProvider.System.GetUtcNow());
        await using var server = await FakeSpark.StartAsync(certificate);
        var address = server.Address with { UseTls = true, Token = "s3cret" };
        var error = await Assert.ThrowsAsync<SparkException>(() => SparkSession.ConnectAsync(address, new ClientOptions(TimeProvider.System), Stop));
        Assert.Contains("TLS fails", error.Message, StringComparison.Ordinal);
        Assert.Contains("must be trusted", error.Advice, StringComparison.Ordinal);
        Assert.Empty(server.Script.Calls);
    }
}
