using Microsoft.AspNetCore.Components;

namespace TenFour.Dashboard.Live;

/// <summary>The part of each page, itself invisible, by which its components are drawn together.</summary>
public sealed class RedrawPoint : IComponent
{
    [Inject]
    internal PageRedraws Redraws { get; set; } = null!;

    private RenderHandle _handle;

    public void Attach(RenderHandle renderHandle) => _handle = renderHandle;

    public Task SetParametersAsync(ParameterView parameters)
    {
        Redraws.Use(_handle);
        return Task.CompletedTask;
    }
}
