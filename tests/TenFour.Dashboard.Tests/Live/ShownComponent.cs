using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using TenFour.Dashboard.Live;

namespace TenFour.Dashboard.Tests.Live;

/// <summary>Draws what a test has in hand.</summary>
internal sealed class ShownComponent : LiveComponent
{
    [Parameter]
    public Shown Shown { get; set; } = null!;

    [Parameter]
    public string Name { get; set; } = "";

    protected internal override TimeSpan RedrawInterval => Shown.Interval;

    protected override IEnumerable<ChangeSignal> Signals() => [Shown.Signal];

    protected override ValueTask RefreshAsync() => Shown.Reading is { } reading ? new ValueTask(reading.Task) : ValueTask.CompletedTask;

    protected override void BuildRenderTree(RenderTreeBuilder builder) => Shown.Draw(builder);
}
