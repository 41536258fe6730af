using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using TenFour.Dashboard.Health;

namespace TenFour.Dashboard.Tests.Health;

public sealed class HealthRoutesTests
{
    [Fact]
    public void Alive_ProgramThatEnds_SaysSo()
    {
        var life = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        var before = HealthRoutes.Alive(life);

        life.StopApplication();

        Assert.Equal(503, ((IStatusCodeHttpResult)HealthRoutes.Alive(life)).StatusCode);
        Assert.Null(((IStatusCodeHttpResult)before).StatusCode);
    }
}
